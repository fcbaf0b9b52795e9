using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Browse;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Policies.ListPolicies;

/// <summary>All published policies, for everybody or for one kind of reader.</summary>
[Access(Right.ReadSite)]
internal sealed class PoliciesPage(CatalogInMemory catalog) : OneStopPage
{
    public const int PageSize = 30;

    /// <summary>The audiences of the tabs: everybody first.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["", "person", "enterprise"];

    public string Audience { get; private set; } = "";
    public IReadOnlyList<Policy> Policies { get; private set; } = [];
    public string? First { get; private set; }
    public string? Next { get; private set; }

    public void OnGet([FromQuery(Name = "for")] string? audience, string? after)
    {
        Audience = audience is not null && Audiences.Contains(audience) ? audience : "";
        var fitting = catalog.Parts.Policies.Where(p => Audience.Length == 0 || p.For.Contains(Audience == "person" ? Applicant.Person : Applicant.Enterprise));
        var page = Listing<Policy>.Of(fitting, p => p.Code, after, PageSize);
        Policies = page.Shown;
        First = string.IsNullOrEmpty(after) ? null : CatalogLinks.PoliciesFor(Audience);
        Next = page.After is { } last ? CatalogLinks.PoliciesFor(Audience, last) : null;
    }
}
