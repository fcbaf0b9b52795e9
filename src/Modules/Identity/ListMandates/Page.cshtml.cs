using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.ListMandates;

/// <summary>For whom somebody acts and who acts for them: what is open, and what was.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class ListMandatesPage(MandateRows mandates, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 25;

    /// <summary><c>given</c> for those that the person gave; else those that they hold.</summary>
    [BindProperty(Name = "view", SupportsGet = true)]
    public string? View { get; set; }

    /// <summary>The last row of the page before.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public bool Given => View == "given";
    public IReadOnlyList<Mandate> Rows { get; private set; } = [];
    public IReadOnlyList<Mandate> Offers { get; private set; } = [];
    public string? Next { get; private set; }
    public MandateWords Words => new(T, catalog);

    public async Task OnGet(CancellationToken cancel)
    {
        var (person, place) = (Actor.Person!.Value, Places.Read(After));
        var rows = Given ? await mandates.Given(person, place, PageSize + 1, cancel) : await mandates.Held(person, place, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? IdentityLinks.MandatesAfter(Given, Places.Of(Rows[^1])) : null;
        if (!Given && place is null)
            Offers = await mandates.Offered(person, cancel);
    }

    public string Name(Mandate row) => (Given ? row.HolderName : row.PrincipalName) is { Length: > 0 } name ? name : T["mandate.nameless"];
}
