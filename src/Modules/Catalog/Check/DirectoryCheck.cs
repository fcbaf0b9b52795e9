using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a basic item or a policy by itself.</summary>
internal static class DirectoryCheck
{
    public static IEnumerable<CatalogFault> Faults(BasicItem item, CatalogParts parts, string place)
    {
        foreach (var fault in Department(item.Department, parts, place))
            yield return fault;
    }

    public static IEnumerable<CatalogFault> Faults(Policy policy, CatalogParts parts, string place)
    {
        if (policy.For.Count == 0)
            yield return CatalogFault.At(place, "for-nobody");
        if (policy.Conditions.Count == 0 || policy.How.Count == 0)
            yield return CatalogFault.At(place, "no-words");
        foreach (var fault in Department(policy.Department, parts, place))
            yield return fault;
    }

    private static IEnumerable<CatalogFault> Department(string code, CatalogParts parts, string place)
    {
        if (parts.Departments.All(d => d.Code != code))
            yield return CatalogFault.At(place, "department-unknown", code);
    }
}
