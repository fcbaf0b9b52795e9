using Microsoft.AspNetCore.Mvc;
using OneStop.Domain;
using OneStop.Identity.Mandates;
using OneStop.Identity.SignIn;
using OneStop.Identity.TwoStep;
using OneStop.Identity.VerifyIdentity;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>What follows a sign-in, by whatever it was shown: the session begins, and leads on to where its owner wanted to go.</summary>
internal sealed class EnterSession(
    SessionKeeper sessions, MandateRows mandates, RegisterStandings standings, IdentityVerification verification, LastRepresented last, SealedCookies cookies)
{
    /// <summary>Where to go; null when the person was forgotten meanwhile.</summary>
    public async Task<IActionResult?> Go(OneStopPage page, Admitted admitted, string? wanted, CancellationToken cancel)
    {
        if (await sessions.WantsCode(admitted, cancel))
        {
            new PendingSignIn(admitted.Account.Id, admitted.Login, admitted.Account.Stamp, page.Now + PendingSignIn.Time).Keep(cookies, page.HttpContext);
            return new RedirectResult(IdentityLinks.SignInCodeThen(wanted));
        }

        // One browser has one session; what came of the one before ends with it.
        if (page.HttpContext.Actor() is not null)
            await sessions.End(page.HttpContext, cancel);
        if (admitted.Post is { } post)
        {
            return await sessions.Begin(admitted, null, cancel)
                ? new RedirectResult(page.Url.LocalOr(wanted, IdentityLinks.Landing(Enum.Parse<PostRole>(post.Role, ignoreCase: true)))) : null;
        }

        var http = page.HttpContext;
        // Whoever registered while the register was away is looked up again; if it still is, nobody is kept waiting for it.
        if ((await verification.Try(admitted.Account.Id, admitted.Account.Subject, http.Network(), cancel)).Succeeded(out var subject))
            admitted.Account.Subject = subject;
        var back = page.Url.LocalOrHome(wanted);
        // Whoever comes back to a page comes back as whom they were.
        var was = back == IdentityLinks.Home ? null : last.Of(http, admitted.Account.Id);
        var own = await mandates.Choices(admitted.Account.Subject, cancel);
        var represented = own.FirstOrDefault(r => r.Key == was);
        if (represented?.ByBody is { } body && await standings.Refresh(admitted.Account.Subject, body, cancel))
            represented = await mandates.Now(admitted.Account.Subject, was!, cancel);
        if (!await sessions.Begin(admitted, represented, cancel, own.Count > 0))
            return null;
        return new RedirectResult(own.Count == 0 || represented is not null || was is "" ? back : IdentityLinks.ChooseRepresentedThen(back));
    }
}
