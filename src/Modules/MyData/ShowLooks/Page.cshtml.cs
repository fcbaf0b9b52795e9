using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.ShowLooks;

/// <summary>Who looked at data of the person, or of the enterprise that they act for, and for what.</summary>
[Access(Right.KeepOwnData)]
internal sealed class LooksPage(LookList list, IPeople people, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 25;

    /// <summary>Without what the reader did themselves.</summary>
    [BindProperty(Name = "others", SupportsGet = true)]
    public bool Others { get; set; }

    /// <summary>The last row of the page before.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<LookSeen> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public LookWords Words { get; private set; } = null!;

    /// <summary>Of whom it is: whom they act for in everything, else the person: a mandate for some matters opens nobody's record.</summary>
    public string Whose => Actor.ActingWholly?.Name ?? Actor.Name;

    public bool ForEnterprise => Actor.ActingWholly is { IsBody: true };

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var after = MyDataLinks.Read(After);
        if (After is not null && after is null)
            return BadRequest();
        var reader = new Reader(Actor.Account, Actor.Person);
        var rows = await list.Of(Actor.ActingWholly?.Subject ?? Actor.Person!.Value, after, Others ? reader : null, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? MyDataLinks.LooksAfter(Others, Rows[^1].Place) : null;
        Words = new(T, catalog, reader, await people.StaffNames(Rows.Select(r => r.Account).OfType<Guid>().Distinct(), cancel));
        return Page();
    }
}
