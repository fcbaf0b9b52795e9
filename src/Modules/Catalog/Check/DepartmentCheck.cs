using OneStop.Contracts.Catalog;
using OneStop.Identifiers;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a department by itself.</summary>
internal static class DepartmentCheck
{
    public static IEnumerable<CatalogFault> Faults(Department department)
    {
        if (!UnifiedCreditCode.IsValid(department.CreditCode))
            yield return CatalogFault.At("creditCode", "credit-code", department.CreditCode);
    }
}
