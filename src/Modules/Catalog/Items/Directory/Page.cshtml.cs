using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Items.Csv;
using OneStop.Catalog.Items.Follow;
using OneStop.Web;

namespace OneStop.Catalog.Items.Directory;

/// <summary>The directory for officials: which items places of their region offer, who is behind, and the file in and out.</summary>
[Access(Right.WriteCatalogue)]
[RequestSizeLimit(LocalItemFile.LargestBytes + 100_000)]
internal sealed class DirectoryPage(CatalogInMemory catalog, ItemFollowers followers, ImportLocalItems import) : OneStopPage
{
    public const int MostShown = 100;

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ItemUptake> Items { get; private set; } = [];
    public string? Next { get; private set; }
    public bool IsFirst { get; private set; } = true;
    public Imported? Imported { get; private set; }
    public string Region => Actor.Post!.Region;

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        IsFirst = string.IsNullOrEmpty(after);
        await Show(after ?? "", cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is null || Upload.Length == 0)
        {
            await Show("", cancel);
            return Refuse(Refusal.Invalid("catalog.items-no-file", "file"));
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, cancel);
        Imported = await import.Run(bytes.ToArray(), Region, cancel);
        await Show("", cancel);
        return Imported.Faults.Count == 0 ? Page() : Refuse(Refusal.Invalid("catalog.items-faulty", "file", Imported.Faults.Count));
    }

    public string Name(string basic) => catalog.Item(basic) is { } item ? T.Of(item.Name) : basic;

    private async Task Show(string after, CancellationToken cancel)
    {
        var found = await followers.All([.. catalog.Regions.Where(r => Contracts.Catalog.Region.Covers(Region, r.Code)).Select(r => r.Code)], after, cancel);
        Items = [.. found.Take(ItemFollowers.PageSize)];
        Next = found.Count > ItemFollowers.PageSize ? "?after=" + Items[^1].Basic : null;
    }
}
