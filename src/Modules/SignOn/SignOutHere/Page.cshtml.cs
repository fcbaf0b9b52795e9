using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Server.AspNetCore;

namespace OneStop.SignOn.SignOutHere;

/// <summary>A site where somebody signed out asks whether they sign out here too, and gets them back (RP-Initiated Logout 1.0).</summary>
[Access(Right.SignInElsewhere)]
internal sealed class SignOutHerePage(ClientManager clients, ISessions sessions) : OneStopPage
{
    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    /// <summary>Where it goes on, at the site; null when it named no place.</summary>
    public string? Onward { get; private set; }

    public bool IsWrong { get; private set; }

    public string SiteName { get; private set; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Sent { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return Wrong();
        // Whoever is not signed in here is asked nothing.
        return HttpContext.Actor() is null ? await Leave() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return Wrong();
        if (Decision != "stay" && HttpContext.Actor() is { } actor)
        {
            if (actor.Session is { } session)
                await sessions.End(session, cancel);
            await HttpContext.SignOutAsync();
            RecentMatters.Forget(HttpContext);
        }

        return await Leave();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (HttpContext.GetOpenIddictServerResponse() is { Error: not null } || HttpContext.GetOpenIddictServerRequest() is not { } request)
            return false;
        Sent = [.. request.GetParameters().Where(p => p.Value.ToString() is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()!))];
        var id = request.ClientId ?? (await HttpContext.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme))
            .Principal?.FindFirst("aud")?.Value;
        SiteName = id is not null && await clients.FindByClientIdAsync(id, cancel) is { } client ? T.Of(new Bilingual(client.NameZh, client.NameEn)) : "";
        return true;
    }

    private async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new() { RedirectUri = SignOnLinks.Home });
        Onward = ForeignWay.Take(Response);
        if (Onward is not null && !Onward.StartsWith('/'))
            return Page();
        Response.Headers.Remove("Refresh");
        return GoAndTell(SignOnLinks.Home, "signed-out");
    }

    private PageResult Wrong()
    {
        IsWrong = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
