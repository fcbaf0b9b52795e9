using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>Sends somebody to an outside issuer to sign in there. A link and not a form: a form may lead to no other site (form-action).</summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed partial class SignInByIssuerPage(Issuers issuers, ILogger<SignInByIssuerPage> log) : OneStopPage
{
    /// <summary>Where to go on afterwards.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The issuer shall ask once more who it is, although somebody is signed in.</summary>
    [BindProperty(Name = "again", SupportsGet = true)]
    public bool Again { get; set; }

    public Issuer Issuer { get; private set; } = null!;

    public string RetryUrl => IdentityLinks.SignInByIssuer(Issuer.Code, Url.LocalOrHome(Back), Again);

    public string SignInUrl => IdentityLinks.SignInThen(Url.LocalOrHome(Back));

    public async Task<IActionResult> OnGet([FromRoute] string issuer)
    {
        if (issuers.Find(issuer) is not { } found)
            return NotFound();
        Issuer = found;
        var back = Url.LocalOrHome(Back);
        if (!Again && HttpContext.Actor() is { IsStaff: false })
            return Redirect(back);
        var way = new OpenIdConnectChallengeProperties { RedirectUri = back, Prompt = Again ? "login" : null };
        way.Items[IssuerScheme.Back] = back;
        try
        {
            await HttpContext.ChallengeAsync(found.Scheme, way);
            return new EmptyResult();
        }
        catch (Exception away) when (IssuerAnswer.IsAway(away))
        {
            LogAway(log, found.Code, away.GetType().Name);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issuer {Issuer} cannot be reached: nobody is sent there to sign in ({Why})")]
    private static partial void LogAway(ILogger logger, string issuer, string why);
}
