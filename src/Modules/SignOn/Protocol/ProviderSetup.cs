using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.Protocol;

/// <summary>What this provider does and does not do: RFC 6749, 7009, 7523, 7636, 7662, 8628, 9700; OpenID Connect Core and the two kinds of logout.</summary>
internal static class ProviderSetup
{
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Code = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan DeviceCode = TimeSpan.FromMinutes(10);

    /// <summary>No longer than a session of a citizen at most.</summary>
    public static readonly TimeSpan RefreshToken = TimeSpan.FromHours(24);

    /// <summary>Two requests of one site that cross are no theft; later a token that was used before is one.</summary>
    public static readonly TimeSpan Crossing = TimeSpan.FromSeconds(5);

    public static void Use(OpenIddictServerBuilder server, OneStopSettings settings)
    {
        server.SetIssuer(settings.PublicUrl)
            .SetConfigurationEndpointUris(Relative(SignOnLinks.Discovery)).SetJsonWebKeySetEndpointUris(Relative(SignOnLinks.PublicKeys))
            .SetAuthorizationEndpointUris(Relative(SignOnLinks.Authorize)).SetTokenEndpointUris(Relative(SignOnLinks.Token))
            .SetIntrospectionEndpointUris(Relative(SignOnLinks.Introspect)).SetRevocationEndpointUris(Relative(SignOnLinks.Revoke))
            .SetEndSessionEndpointUris(Relative(SignOnLinks.Logout))
            .SetDeviceAuthorizationEndpointUris(Relative(SignOnLinks.Device)).SetEndUserVerificationEndpointUris(Relative(SignOnLinks.EnterCode))
            .AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow()
            .RequireProofKeyForCodeExchange()
            .RegisterScopes(KnownScopes.Profile, KnownScopes.Represent)
            .RegisterClaims(Claims.Name, Claims.AuthenticationTime, KnownClaims.Session, KnownClaims.RealNameLevel, KnownClaims.EnterpriseName,
                KnownClaims.EnterpriseCode)
            .SetAccessTokenLifetime(AccessToken).SetIdentityTokenLifetime(AccessToken).SetAuthorizationCodeLifetime(Code)
            .SetDeviceCodeLifetime(DeviceCode).SetUserCodeLifetime(DeviceCode)
            // Typed on a phone: digits, and so many that guessing at the pace of the portal's limits finds none.
            .SetUserCodeCharset([.. Enumerable.Range(0, 10).Select(d => d.ToString(CultureInfo.InvariantCulture))]).SetUserCodeLength(9)
            .SetUserCodeDisplayFormat("{0}{1}{2}-{3}{4}{5}-{6}{7}{8}")
            .SetRefreshTokenLifetime(RefreshToken).SetRefreshTokenReuseLeeway(Crossing)
            // Departments read access tokens themselves; codes and refresh tokens are numbers, and what they stand for stays here.
            .DisableAccessTokenEncryption().UseReferenceRefreshTokens()
            .AddEventHandler(OwnAddress.Descriptor).AddEventHandler(RenewPerson.Descriptor).AddEventHandler(SignSystemIn.Descriptor)
            .AddEventHandler(OneTimeAssertions.Descriptor).AddEventHandler(PlainAssertions.Descriptor)
            .AddEventHandler(ToldInDiscovery.Descriptor);
        server.Configure(options =>
        {
            // A family of refresh tokens ends a day after the sign-in, however often it is used.
            options.DisableSlidingRefreshTokenExpiration = true;
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            // A script would have to send a form; fragments are read by scripts.
            options.ResponseModes.Clear();
            options.ResponseModes.Add(ResponseModes.Query);
        });
        var web = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough()
            .EnableEndUserVerificationEndpointPassthrough().EnableErrorPassthrough();
        // Every address is the city's own (OwnAddress), which is https but in a demo.
        if (settings.IsDemo)
            web.DisableTransportSecurityRequirement();
    }

    private static string Relative(string path) => path[1..];
}
