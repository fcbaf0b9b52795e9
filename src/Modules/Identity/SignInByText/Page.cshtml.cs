using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.SignInByText;

/// <summary>Signs in by a code that is sent to the mobile: for who has no passkey and forgot the password.</summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInByTextPage(SignInByTextHandler handler, SealedCookies cookies, EnterSession enter) : OneStopPage
{
    /// <summary>Where to go on afterwards.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "mobile")]
    public string? Mobile { get; set; }

    [BindProperty(Name = MobileCodes.Field)]
    public string? Code { get; set; }

    public PendingText? Pending { get; private set; }

    /// <summary>The mobile that was shown to be theirs opens nothing.</summary>
    public bool IsOfNobody { get; private set; }

    public string SignInUrl => IdentityLinks.SignInThen(Url.LocalOrHome(Back));
    public string RegisterUrl => IdentityLinks.RegisterPersonThen(Url.LocalOrHome(Back));

    public void OnGet() => ReadPending();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        ReadPending();
        if (Code is null)
        {
            var sent = await handler.Send(Mobile, Pending, HttpContext.Network(), cancel);
            if (!sent.Succeeded(out var pending))
                return Refuse(sent.Refusals);
            cookies.Keep(HttpContext, PendingText.Cookie, pending, MobileCodes.Begun);
            return Redirect(IdentityLinks.SignInByTextThen(Back));
        }

        var outcome = await handler.Finish(Pending, Code, cancel);
        if (!outcome.Succeeded(out var admitted))
        {
            IsOfNobody = outcome.Refusals[0].Kind == RefusalKind.NotFound;
            return Refuse(outcome.Refusals);
        }

        cookies.Drop(HttpContext, PendingText.Cookie);
        return await enter.Go(this, admitted, Back, cancel) ?? Refuse(Refusal.Gone("identity.forgotten"));
    }

    private void ReadPending()
    {
        Pending = cookies.Read<PendingText>(HttpContext, PendingText.Cookie) is { } pending && pending.Until > Now ? pending : null;
        Mobile ??= Pending?.Mobile;
    }
}
