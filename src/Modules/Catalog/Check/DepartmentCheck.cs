using OneStop.Contracts.Catalog;
using OneStop.Identifiers;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a department by itself.</summary>
internal static class DepartmentCheck
{
    public static IEnumerable<CatalogFault> Faults(Department department)
    {
        if (!UnifiedCreditCode.IsValid(department.CreditCode))
            yield return CatalogFault.At("creditCode", "credit-code", $"统一社会信用代码{department.CreditCode}不对，应为18位，校验码要对得上", $"{department.CreditCode} is not a unified social credit code");
        if (department.Phone.Trim().Length == 0)
            yield return CatalogFault.At("phone", "missing", "请写电话，办事的人要打得通", "the phone is missing");
    }
}
