using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OneStop.Web;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>
/// ASP.NET Core's own handler for one issuer: code with PKCE, state, nonce, issuer, audience, signature. It is asked by
/// <see cref="ComeBack.ComeBackPage"/> alone and signs nobody in: what it found goes to that page, and no token is kept.
/// </summary>
internal static class IssuerScheme
{
    /// <summary>Where to go on afterwards; in the state, which only we can read and write.</summary>
    public const string Back = "back";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>As the page on privacy says.</summary>
    private static readonly TimeSpan TimeThere = TimeSpan.FromMinutes(15);

    private static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    public static void Add(AuthenticationBuilder schemes, Issuer issuer, OneStopSettings settings) => schemes.AddOpenIdConnect(issuer.Scheme, to =>
    {
        to.Authority = issuer.Authority;
        to.ClientId = issuer.ClientId;
        to.ClientSecret = issuer.Secret.Length > 0 ? issuer.Secret : null;
        to.RequireHttpsMetadata = !settings.IsDemo;
        to.ResponseType = OpenIdConnectResponseType.Code;
        // A form that comes from elsewhere brings no cookie along, and with it no state.
        to.ResponseMode = OpenIdConnectResponseMode.Query;
        to.UsePkce = true;
        to.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        to.Scope.Clear();
        foreach (var scope in issuer.Scopes.Prepend(OpenIdConnectScope.OpenId))
            to.Scope.Add(scope);
        to.SaveTokens = to.GetClaimsFromUserInfoEndpoint = false;
        to.TokenHandler = new SignedOnly { MapInboundClaims = false };
        // They would drop the level.
        to.ClaimActions.Clear();
        to.DisableTelemetry = true;
        to.BackchannelTimeout = Patience;
        to.BackchannelHttpHandler = new Outages();
        to.RemoteAuthenticationTimeout = to.ProtocolValidator.NonceLifetime = TimeThere;
        (to.NonceCookie.Name, to.CorrelationCookie.Name) = ("onestop-issuer-nonce.", "onestop-issuer.");
        to.TokenValidationParameters.ValidAlgorithms = Algorithms;
        to.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        to.CallbackPath = IdentityLinks.IssuerBack(issuer.Code);
        to.RemoteSignOutPath = PathString.Empty;
        foreach (var cookie in (CookieBuilder[])[to.NonceCookie, to.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = settings.IsDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        to.Events = Events(issuer, settings);
    });

    private static OpenIdConnectEvents Events(Issuer issuer, OneStopSettings settings) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            // The issuer knows one address of ours; a demo answers under whatever name it is called by.
            if (!settings.IsDemo)
                context.ProtocolMessage.RedirectUri = settings.PublicUrl.TrimEnd('/') + IdentityLinks.IssuerBack(issuer.Code);
            return Task.CompletedTask;
        },
        OnAuthorizationCodeReceived = async context =>
        {
            if (issuer.KeyFile.Length == 0)
                return;
            var issuedBy = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            context.TokenEndpointRequest!.ClientAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            context.TokenEndpointRequest.ClientAssertion = Assertion(issuer, issuedBy.Issuer,
                context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        },
        OnTicketReceived = context =>
        {
            IssuerAnswer.Give(context.HttpContext, new() { Principal = context.Principal, Back = Wanted(context.Properties) });
            context.HandleResponse();
            return Task.CompletedTask;
        },
        OnAccessDenied = context =>
        {
            IssuerAnswer.Give(context.HttpContext, new() { IsCancelled = true, Back = Wanted(context.Properties) });
            context.HandleResponse();
            return Task.CompletedTask;
        },
        OnRemoteFailure = context =>
        {
            IssuerAnswer.Give(context.HttpContext, new() { Failure = context.Failure, Back = Wanted(context.Properties) });
            context.HandleResponse();
            return Task.CompletedTask;
        },
    };

    private static string? Wanted(AuthenticationProperties? properties) => properties?.Items.TryGetValue(Back, out var back) == true ? back : null;

    /// <summary>
    /// The handler would take an unsigned token that it fetched itself (OpenID Connect Core 3.1.3.7 allows it); the issuer's key is one more thing that whoever
    /// stands in between has not got.
    /// </summary>
    private sealed class SignedOnly : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    /// <summary>An answer that says that the issuer is in trouble is none.</summary>
    private sealed class Outages() : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            return answer.StatusCode < System.Net.HttpStatusCode.InternalServerError ? answer : answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>RFC 7523: read anew each time, so that the key is changed by changing the file.</summary>
    internal static string Assertion(Issuer issuer, string audience, DateTimeOffset now)
    {
        var pem = File.ReadAllText(issuer.KeyFile);
        using var elliptic = ECDsa.Create();
        using var rsa = RSA.Create();
        SigningCredentials credentials;
        try
        {
            elliptic.ImportFromPem(pem);
            credentials = new(new ECDsaSecurityKey(elliptic), SecurityAlgorithms.EcdsaSha256);
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            rsa.ImportFromPem(pem);
            credentials = new(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSsaPssSha256);
        }

        // Kept keys would outlive the file.
        credentials.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.ClientId,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(2),
            Claims = new Dictionary<string, object> { ["sub"] = issuer.ClientId, ["jti"] = Guid.CreateVersion7(now).ToString("n") },
            SigningCredentials = credentials,
        });
    }
}

/// <summary>What the handler found, for the page that asked it.</summary>
internal sealed class IssuerAnswer
{
    private static readonly object Key = new();

    public System.Security.Claims.ClaimsPrincipal? Principal { get; init; }

    public bool IsCancelled { get; init; }

    public Exception? Failure { get; init; }

    public string? Back { get; init; }

    /// <summary>The issuer did not answer, which passes; anything else is no answer to trust.</summary>
    public static bool IsAway(Exception? failure) => failure is HttpRequestException or IOException or TaskCanceledException or TimeoutException
        || (failure is InvalidOperationException && failure.Message.StartsWith("IDX20803", StringComparison.Ordinal))
        || (failure?.InnerException is { } inner && IsAway(inner));

    public static void Give(HttpContext context, IssuerAnswer answer) => context.Items[Key] = answer;

    public static IssuerAnswer? Of(HttpContext context) => context.Items[Key] as IssuerAnswer;
}
