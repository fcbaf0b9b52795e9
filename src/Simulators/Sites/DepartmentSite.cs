using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace OneStop.Simulators.Sites;

/// <summary>
/// The housing fund's site, which has no passwords of its own: people sign in with the platform. It is what any department would write
/// with ASP.NET Core, and the example of <c>docs/signing-in-with-us.md</c>.
/// </summary>
internal static class DepartmentSite
{
    public const string Path = "/site";
    private const string Session = "site", Platform = "onestop";

    public static void Add(IServiceCollection services, SiteSettings? settings)
    {
        if (settings is null)
            return;
        services.AddSingleton<EndedSessions>().AddSingleton<LogoutNotice>().AddAuthorization();
        // Sessions of a simulator end with it.
        services.AddDataProtection().DisableAutomaticKeyGeneration().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(Session)
            .AddCookie(Session, cookie =>
            {
                cookie.Cookie.Name = "housing-fund";
                cookie.Cookie.Path = Path;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.Events.OnValidatePrincipal = EndedSessions.Look;
            })
            .AddOpenIdConnect(Platform, site =>
            {
                site.Authority = settings.Issuer;
                site.ClientId = settings.ClientId;
                site.ClientSecret = settings.Secret;
                site.ResponseType = OpenIdConnectResponseType.Code;
                // The platform answers in the address, and with nothing that a script would have to send on.
                site.ResponseMode = OpenIdConnectResponseMode.Query;
                site.UsePkce = true;
                site.Scope.Clear();
                foreach (var scope in (string[])["openid", "profile", "represent"])
                    site.Scope.Add(scope);
                site.MapInboundClaims = false;
                site.TokenValidationParameters.NameClaimType = "name";
                // The ID token says at signing out who it is that leaves.
                site.SaveTokens = true;
                site.CallbackPath = Path + "/signed-in";
                site.SignedOutCallbackPath = Path + "/signed-out";
                site.SignedOutRedirectUri = Path;
                site.DisableTelemetry = true;
                // A demo on one computer has no https; a department's site leaves these four lines out.
                site.RequireHttpsMetadata = false;
                site.NonceCookie.SameSite = site.CorrelationCookie.SameSite = SameSiteMode.Lax;
                site.NonceCookie.SecurePolicy = site.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                (site.NonceCookie.Path, site.CorrelationCookie.Path) = (Path, Path);
                site.Events.OnRemoteFailure = NotSignedIn;
            });
    }

    public static void Use(WebApplication app, SiteSettings? settings)
    {
        if (settings is not null)
            app.UseAuthentication();
    }

    public static void Map(WebApplication app, SiteSettings? settings)
    {
        if (settings is null)
            return;
        app.MapGet(Path, (HttpContext http) => Results.Text(SitePage.Of(http.User, http.Request.Query["left"] == "unsigned"), "text/html; charset=utf-8"));
        app.MapGet(Path + "/signin", () => Results.Challenge(new() { RedirectUri = Path }, [Platform]));
        app.MapPost(Path + "/signout", (HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.SignOut(new() { RedirectUri = Path }, [Session, Platform]));
        app.MapPost(Path + "/told", Told);
    }

    // Whoever does not agree comes back with an error, and is told so in plain words.
    private static Task NotSignedIn(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(QueryHelpers.AddQueryString(Path, "left", "unsigned"));
        return Task.CompletedTask;
    }

    /// <summary>The platform says that a session has ended (OpenID Connect Back-Channel Logout 1.0).</summary>
    private static async Task<IResult> Told(HttpRequest request, LogoutNotice notices, EndedSessions ended, CancellationToken cancel)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(cancel))["logout_token"].ToString() is not { Length: > 0 } token)
            return Problems.Of(400, "logout.missing", "Send logout_token as a form.");
        if (await notices.SessionOf(token, cancel) is not { } session)
            return Problems.Of(400, "logout.wrong", "This is no logout token of the platform for this site.");
        ended.Add(session);
        return Results.NoContent();
    }
}
