using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.EnterDeviceCode;

/// <summary>A kiosk shows a code; its user types it here, on their own phone, and is signed in there (RFC 8628).</summary>
[Access(Right.KeepOwnSites), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class EnterDeviceCodePage(ClientManager clients, SignOns signOns, Consents consents, ISessions sessions, ICatalog catalog) : OneStopPage
{
    public enum Step
    {
        Enter,
        Ask,
        Done,
        Refused,
    }

    [BindProperty(Name = "user_code")]
    public string? Code { get; set; }

    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    public Step At { get; private set; }

    public Client Client { get; private set; } = null!;

    public IReadOnlyList<string> Asked { get; private set; } = [];

    public string SiteName => T.Of(new Bilingual(Client.NameZh, Client.NameEn));

    public string DepartmentName => catalog.Departments.FirstOrDefault(d => d.Code == Client.Department) is { } known ? T.Of(known.Name) : Client.Department;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        // The kiosk may show a picture that brings the code along; it is looked at again when somebody agrees.
        if (HttpContext.GetOpenIddictServerRequest()?.UserCode is not { Length: > 0 } code)
            return Page();
        Code = code;
        return await Find(cancel) is null ? Refuse(Refusal.Invalid("sign-on.device-code", "user_code")) : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Find(cancel) is not { } waiting)
            return Refuse(Refusal.Invalid("sign-on.device-code", "user_code"));
        if (Decision is not ("yes" or "no"))
            return Page();
        if (Decision == "no" || Actor.Session is not { } id || await sessions.Find(id, cancel) is not { } session)
        {
            await HttpContext.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new() { RedirectUri = SignOnLinks.EnterCode });
            return Show(Step.Refused);
        }

        await consents.Give(Actor.Account, Client.Id, Asked, cancel);
        if (await signOns.Of(Client, session, Actor.ActingWholly?.Subject, waiting.GetScopes(), cancel) is not { } person)
            return Refuse(Refusal.Invalid("sign-on.device-code", "user_code"));
        await HttpContext.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, person, new() { RedirectUri = SignOnLinks.EnterCode });
        return Show(Step.Done);
    }

    private async Task<ClaimsPrincipal?> Find(CancellationToken cancel)
    {
        var found = await HttpContext.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (found is not { Succeeded: true, Principal: { } waiting } || waiting.GetClaim(Claims.ClientId) is not { Length: > 0 } id
            || await clients.FindByClientIdAsync(id, cancel) is not { } client)
            return null;
        (At, Client, Asked) = (Step.Ask, client, [.. KnownScopes.Asked.Where(waiting.HasScope)]);
        return waiting;
    }

    // OpenIddict would lead on to another page; what happened is told here.
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show(Step step)
    {
        if (ForeignWay.Take(Response) is not null)
            Response.Headers.Remove("Refresh");
        At = step;
        return Page();
    }
}
