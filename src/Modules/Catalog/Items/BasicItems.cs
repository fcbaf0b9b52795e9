using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Items;

/// <summary>The directory as it ships: everyday items that stand alone, and those that matters are made of.</summary>
internal static class BasicItems
{
    public static IReadOnlyList<BasicItem> Of(IReadOnlyList<BasicItem> alone, IReadOnlyList<Matter> matters) =>
    [
        .. alone.Concat(matters.SelectMany(m => m.Items.Where(i => i.Basic is not null).Select(i => Of(m, i))))
            .DistinctBy(i => i.Code, StringComparer.Ordinal),
    ];

    /// <summary>What an item of a matter is by itself.</summary>
    public static BasicItem Of(Matter matter, ServiceItem item) => new()
    {
        Code = item.Basic ?? throw new ArgumentException("The item has no basic code.", nameof(item)),
        Name = item.Name,
        OfficialName = item.OfficialName,
        Type = item.Type,
        Department = item.Department,
        Levels = item.Level is null ? [] : [item.Level],
        Target = item.Target,
        Law = item.Law,
        Conditions = item.Conditions,
        CaseType = item.CaseType,
        Depth = item.Depth,
        Statutory = item.Statutory,
        Materials = [.. item.Materials.Select(m => Of(matter.Material(m.Material)))],
        Results = [.. item.Results.Select(r => r.Name)],
    };

    // By itself the item has no earlier case and no other item to take a paper from.
    private static BasicMaterial Of(MaterialSpec material) => material.Ways[0] is { Kind: WayKind.Certificate or WayKind.SharedData or WayKind.Generated } way
        ? new(material.Name, way.Detail, Fetched: true) : new(material.Name, material.Hint);

    /// <summary>Where the city itself offers the items of its matters.</summary>
    public static IEnumerable<LocalItem> Local(IReadOnlyList<BasicItem> directory, IReadOnlyList<Matter> matters) =>
        from matter in matters
        from item in matter.Items
        where item.Basic is not null && directory.Any(d => d.Code == item.Basic)
        let department = matter.Department(item.Department)
        select new LocalItem
        {
            Code = department.CreditCode + item.Basic + "0",
            Basic = item.Basic!,
            Region = CityRegion.Code,
            Department = item.Department,
            PromisedDays = item.Promised.Days,
            PromisedUnit = item.Promised.Unit,
            Fee = item.Fee.Amount,
            Depth = item.Depth,
            Channels = item.Channels,
            Phone = department.Phone,
            SupervisionPhone = item.SupervisionPhone,
        };
}
