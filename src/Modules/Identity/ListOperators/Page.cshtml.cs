using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.ListOperators;

/// <summary>Everybody who acts for a body, and did: for whoever may name them.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class ListOperatorsPage(MandateRows mandates, MandateAccess access, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 25;

    [BindProperty(Name = "body", SupportsGet = true)]
    public Guid Body { get; set; }

    /// <summary>The last row of the page before.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public Mandate Own { get; private set; } = null!;
    public IReadOnlyList<Mandate> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public MandateWords Words => new(T, catalog);

    /// <summary>Whether somebody waits for the new representative's word.</summary>
    public bool MustConfirm => Own.IsLegalRepresentative && Rows.Any(IsToConfirm);

    public bool IsToConfirm(Mandate row) => row.ToConfirm && row.IsOpenAt(Now);

    public bool MayEnd(Mandate row) => !row.IsFromRegister && row.IsOpenAt(Now) && row.Id != Own.Id;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await access.MayName(Actor.Person!.Value, Body, cancel) is not { } own)
            return NotFound();
        Own = own;
        var rows = await mandates.Given(Body, Places.Read(After), PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? IdentityLinks.OperatorsAfter(Body, Places.Of(Rows[^1])) : null;
        return Page();
    }
}
