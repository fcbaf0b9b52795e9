using Microsoft.AspNetCore.Mvc;
using OneStop.SignOn.ListSites;
using OneStop.Web;

namespace OneStop.SignOn.WithdrawConsent;

/// <summary>A person takes back what they allowed to a site.</summary>
[Access(Right.KeepOwnSites)]
internal sealed class WithdrawConsentPage(SiteList list) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public AllowedSite Site { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await list.Of(Actor.Account, Id, cancel) is not [var site])
            return NotFound();
        Site = site;
        return Page();
    }

    // Withdrawn twice is withdrawn.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await list.Withdraw(Actor.Account, Id, cancel) ? GoAndTell(SignOnLinks.Sites, "withdrawn") : LocalRedirect(SignOnLinks.Sites);
}
