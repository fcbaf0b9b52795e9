using System.Collections.Immutable;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.Authorize;

/// <summary>
/// A department's site sends somebody here to sign in. Whoever is signed in and has allowed it before goes straight back; others sign in
/// first, or are asked.
/// </summary>
[Access(Right.SignInElsewhere)]
internal sealed class AuthorizePage(
    ClientManager clients, SignOns signOns, Consents consents, ISessions sessions, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    /// <summary>Where it goes on, at the site; the page leads there by itself.</summary>
    public string? Onward { get; private set; }

    /// <summary>Why nobody can be sent back, in the protocol's word; the site's own people know what to do with it.</summary>
    public string? Problem { get; private set; }

    public Client Client { get; private set; } = null!;

    public IReadOnlyList<string> Asked { get; private set; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Sent { get; private set; } = [];

    public string SiteName => T.Of(new Bilingual(Client.NameZh, Client.NameEn));

    public string DepartmentName => catalog.Departments.FirstOrDefault(d => d.Code == Client.Department) is { } known ? T.Of(known.Name) : Client.Department;

    public DateTimeOffset Until => Now + Consents.Longest;

    public string SwitchUrl => SignOnLinks.ChooseRepresentedThen(Here(without: null));

    public Task<IActionResult> OnGet(CancellationToken cancel) => Answer(pressed: false, cancel);

    public Task<IActionResult> OnPost(CancellationToken cancel) => Answer(pressed: true, cancel);

    private async Task<IActionResult> Answer(bool pressed, CancellationToken cancel)
    {
        if (HttpContext.GetOpenIddictServerResponse() is { Error: { } wrong })
            return Wrong(wrong);
        if (HttpContext.GetOpenIddictServerRequest() is not { } request || await clients.FindByClientIdAsync(request.ClientId ?? "", cancel) is not { } client)
            return Wrong(Errors.InvalidRequest);
        Client = client;
        var isSilent = request.HasPromptValue(PromptValues.None);
        if (HttpContext.Actor() is not { } actor)
            return isSilent ? await Refused(Errors.LoginRequired) : Challenge();
        // Officials sign in to departments' systems as officials, which is not what a citizens' account is for.
        if (actor.IsStaff)
            return isSilent ? await Refused(Errors.AccessDenied) : Wrong("staff");
        // The session has ended, or it is one of a version that did not say which it is.
        if (actor.Session is not { } id || await sessions.Find(id, cancel) is not { } session)
            return isSilent ? await Refused(Errors.LoginRequired) : LocalRedirect(SignOnLinks.SignInAgainThen(Here(null)));
        if (!pressed && WantsPassword(request, session))
        {
            return isSilent ? await Refused(Errors.LoginRequired)
                : LocalRedirect(SignOnLinks.SignInAgainThen(Here(without: OpenIddictConstants.Parameters.Prompt)));
        }

        Asked = [.. KnownScopes.Asked.Where(request.HasScope)];
        if (pressed && Decision == "no")
            return await Refused(Errors.AccessDenied);
        if (pressed && Decision == "yes")
            await consents.Give(actor.Account, client.Id, Asked, cancel);
        else if (request.HasPromptValue(PromptValues.Consent) || !await consents.Holds(actor.Account, client.Id, Asked, cancel))
            return isSilent ? await Refused(Errors.ConsentRequired) : Ask(request);
        return await Admit(session, request.GetScopes(), actor.ActingWholly?.Subject, cancel);
    }

    private async Task<IActionResult> Admit(LiveSession session, ImmutableArray<string> scopes, Guid? enterprise, CancellationToken cancel)
    {
        if (await signOns.Of(Client, session, enterprise, scopes, cancel) is not { } person)
            return await Refused(Errors.AccessDenied);
        await HttpContext.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, person);
        return GoOn();
    }

    private async Task<IActionResult> Refused(string error)
    {
        await HttpContext.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
            new(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }));
        return GoOn();
    }

    /// <summary>
    /// A form may only lead to this site (form-action), and the browser counts every address to which an answer leads on, also after the
    /// password was sent. So the way back is a page of its own, which goes on by itself.
    /// </summary>
    private PageResult GoOn()
    {
        Onward = ForeignWay.Take(Response);
        return Onward is null ? Wrong(Errors.ServerError) : Page();
    }

    private PageResult Ask(OpenIddictRequest request)
    {
        Sent = [.. request.GetParameters().Where(p => p.Value.ToString() is { Length: > 0 })
            .Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()!))];
        return Page();
    }

    private PageResult Wrong(string problem)
    {
        Problem = problem;
        Response.StatusCode = problem == "staff" ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return Page();
    }

    private bool WantsPassword(OpenIddictRequest request, LiveSession session) =>
        request.HasPromptValue(PromptValues.Login) || request.HasPromptValue(PromptValues.SelectAccount)
        || (request.MaxAge is { } seconds && Now - session.Since > TimeSpan.FromSeconds(seconds));

    // The address of this very request, with what was posted too.
    private string Here(string? without) => SignOnLinks.Authorize + QueryString.Create(HttpContext.GetOpenIddictServerRequest()!.GetParameters()
        .Where(p => p.Key != without && p.Value.ToString() is { Length: > 0 })
        .Select(p => KeyValuePair.Create<string, string?>(p.Key, p.Value.ToString())));
}
