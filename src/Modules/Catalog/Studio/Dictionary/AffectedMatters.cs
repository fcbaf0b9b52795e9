using OneStop.Catalog.Studio.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Studio.Dictionary;

/// <summary>Which matters a change would touch: they keep the words they were published with until their next version.</summary>
internal static class AffectedMatters
{
    public static IReadOnlyList<Matter> By(DraftKind kind, string code, CatalogInMemory catalog) =>
    [
        .. from last in catalog.Codes.Select(c => catalog.Find(c)).OfType<Matter>()
           where kind switch
           {
               DraftKind.Element => last.Elements.Any(e => e.Code == code),
               DraftKind.Item => last.Items.Any(i => i.Basic == code),
               DraftKind.Department => last.Departments.Any(d => d.Code == code),
               _ => false,
           }
           select last,
    ];
}
