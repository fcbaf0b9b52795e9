using OneStop.Catalog.Browse;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Items.ListItems;

/// <summary>Every single item of the city's directory, all or one department's.</summary>
[Access(Right.ReadSite)]
internal sealed class ItemsPage(CatalogInMemory catalog) : OneStopPage
{
    public const int PageSize = 20;

    /// <summary>The department that was chosen; null for all.</summary>
    public Department? Department { get; private set; }

    /// <summary>Departments that have an item.</summary>
    public IReadOnlyList<Department> Departments { get; private set; } = [];

    public IReadOnlyList<BasicItem> Items { get; private set; } = [];
    public string? First { get; private set; }
    public string? Next { get; private set; }

    public void OnGet(string? department, string? after)
    {
        var (all, named) = (catalog.Parts.Items, catalog.Departments.ToDictionary(d => d.Code, StringComparer.Ordinal));
        Departments = [.. all.Select(i => i.Department).Distinct(StringComparer.Ordinal).Where(named.ContainsKey).Select(code => named[code])];
        Department = Departments.FirstOrDefault(d => d.Code == department);
        var page = Listing<BasicItem>.Of(all.Where(i => Department is null || i.Department == Department.Code), i => i.Code, after, PageSize);
        Items = page.Shown;
        First = string.IsNullOrEmpty(after) ? null : CatalogLinks.ItemsOf(Department?.Code);
        Next = page.After is { } last ? CatalogLinks.ItemsOf(Department?.Code, last) : null;
    }

    public Bilingual? Office(BasicItem item) => catalog.Departments.FirstOrDefault(d => d.Code == item.Department)?.ShortName;

    public bool IsClosed(BasicItem item) => !catalog.IsOffered(item.Code);

    /// <summary>The matter that saves the trip, when one holds the item.</summary>
    public Matter? Saving(BasicItem item) => catalog.With(item.Code).FirstOrDefault();
}
