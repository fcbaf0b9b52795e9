using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a basic item or a policy by itself.</summary>
internal static class DirectoryCheck
{
    private const int BasicCodeLength = 12;

    public static IEnumerable<CatalogFault> Faults(BasicItem item, CatalogParts parts, string place)
    {
        if (item.Code.Length != BasicCodeLength || !item.Code.All(char.IsAsciiLetterOrDigit))
            yield return CatalogFault.At(place, "basic-code", $"基本编码应为12位字母或数字，现在是{item.Code}", $"a basic code has 12 letters or figures, not {item.Code}");
        foreach (var fault in Department(item.Department, parts, place))
            yield return fault;
    }

    public static IEnumerable<CatalogFault> Faults(Policy policy, CatalogParts parts, string place)
    {
        if (policy.For.Count == 0)
            yield return CatalogFault.At(place, "for-nobody", "请选择给个人还是企业", "choose whether it is for persons or enterprises");
        if (policy.Conditions.Count == 0 || policy.How.Count == 0)
            yield return CatalogFault.At(place, "no-words", "请写条件和怎么享受，各至少一条", "write the conditions and what happens, at least a line each");
        foreach (var fault in Department(policy.Department, parts, place))
            yield return fault;
    }

    private static IEnumerable<CatalogFault> Department(string code, CatalogParts parts, string place)
    {
        if (parts.Departments.All(d => d.Code != code))
            yield return CatalogFault.At(place, "department-unknown", $"部门{code}不在部门名录里", $"the department {code} is unknown");
    }
}
