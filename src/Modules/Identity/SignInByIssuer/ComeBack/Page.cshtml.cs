using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Sessions;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.SignInByIssuer.ComeBack;

/// <summary>
/// Back from an issuer. It goes on by a page instead of a redirect: what follows a link from another site is not sent the cookies that are for this
/// site alone, among them the form that was pressed before.
/// </summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed partial class ComeBackPage(
    Issuers issuers, IAuthenticationHandlerProvider handlers, SignInByIssuerHandler handler, EnterSession enter, ILogger<ComeBackPage> log) : OneStopPage
{
    public Issuer Issuer { get; private set; } = null!;

    /// <summary>Where it goes on; null when nobody came in.</summary>
    public string? Onward { get; private set; }

    /// <summary>An account was made: that is read before it goes on.</summary>
    public bool IsNew { get; private set; }

    public bool IsRealName { get; private set; }

    /// <summary>Why nobody came in.</summary>
    public Refusal? Problem { get; private set; }

    private string Wanted { get; set; } = IdentityLinks.Home;

    /// <summary>The issuer asks once more: whoever came as somebody else, or with less than counts, can choose anew.</summary>
    public string RetryUrl => IdentityLinks.SignInByIssuer(Issuer.Code, Wanted, again: true);

    public string SignInUrl => IdentityLinks.SignInThen(Wanted);

    public string RegisterUrl => IdentityLinks.RegisterPersonThen(Wanted);

    public async Task<IActionResult> OnGet([FromRoute] string issuer, CancellationToken cancel)
    {
        if (issuers.Find(issuer) is not { } found)
            return NotFound();
        Issuer = found;
        Response.Headers.CacheControl = "no-store";
        if (await handlers.GetHandlerAsync(HttpContext, found.Scheme) is IAuthenticationRequestHandler protocol)
            await protocol.HandleRequestAsync();
        var answer = IssuerAnswer.Of(HttpContext);
        Wanted = Url.LocalOrHome(answer?.Back);
        if (answer?.Principal is not { } principal)
            return Stop(Why(answer));

        var read = IssuedIdentity.Read(found, principal, Now.ChinaDate());
        Result<Arrival> arrived = read.Succeeded(out var told, out var refused) ? await handler.Handle(found, told, HttpContext.Network(), cancel) : refused;
        if (!arrived.Succeeded(out var arrival, out refused))
            return Stop(refused[0]);
        if (await enter.Go(this, arrival.Admitted, Wanted, cancel) is not RedirectResult { Url: var onward })
            return Stop(Refusal.Gone("identity.issuer-forgotten"));
        (Onward, IsNew, IsRealName) = (onward, arrival.IsNew, arrival.IsRealName);
        if (!IsNew)
            Response.Headers["Refresh"] = "0; url=" + onward;
        return Page();
    }

    private Refusal Why(IssuerAnswer? answer) => answer switch
    {
        { IsCancelled: true } => Refusal.Conflict("identity.issuer-cancelled", Issuer.Name),
        // Nothing of this way is left in the browser: it was opened a second time, took too long, or somebody else began it.
        null or { Failure: null or AuthenticationFailureException } => Refusal.Conflict("identity.issuer-stale"),
        { Failure: var failure } when IssuerAnswer.IsAway(failure) => Refusal.Conflict("identity.issuer-away", Issuer.Name),
        _ => Refusal.Invalid("identity.issuer-untrusted", null, Issuer.Name),
    };

    private IActionResult Stop(Refusal why)
    {
        // What the library says begins with a code of its own, and may name more than a log should hold.
        var told = IssuerAnswer.Of(HttpContext)?.Failure;
        LogRefused(log, Issuer.Code, why.Code, told?.GetType().Name, told?.Message.Split(' ', 2)[0]);
        Problem = why;
        return Refuse(why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody came in by issuer {Issuer}: {Why} ({Kind} {Told})")]
    private static partial void LogRefused(ILogger logger, string issuer, string why, string? kind, string? told);
}
