using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.SignOn.ListSites;

/// <summary>Where a person signs in with this account, and what each site was allowed.</summary>
[Access(Right.KeepOwnSites)]
internal sealed class SitesPage(SiteList list, ICatalog catalog) : OneStopPage
{
    public IReadOnlyList<AllowedSite> Sites { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Sites = await list.Of(Actor.Account, null, cancel);

    public string Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } known ? T.Of(known.Name) : code;
}
