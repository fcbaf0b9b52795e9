using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace OneStop.Simulators.Sites;

/// <summary>Reads what the platform sends when a session ends, as strictly as an ID token.</summary>
internal sealed class LogoutNotice(IOptionsMonitor<OpenIdConnectOptions> options)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <returns>The session; null when the token is not for this site, is over, or nobody knows who signed it.</returns>
    public async Task<string?> SessionOf(string token, CancellationToken cancel)
    {
        var site = options.Get("onestop");
        var parameters = site.TokenValidationParameters.Clone();
        parameters.ValidTypes = ["logout+jwt"];
        parameters.ValidAudience = site.ClientId;
        parameters.ValidAlgorithms = ["ES256"];
        // With the platform's addresses and keys, which are fetched again when a key is not among them.
        for (var again = false; ; again = true)
        {
            var platform = await site.ConfigurationManager!.GetConfigurationAsync(cancel);
            (parameters.ValidIssuer, parameters.IssuerSigningKeys) = (platform.Issuer, platform.SigningKeys);
            var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
            if (read is { IsValid: true, SecurityToken: JsonWebToken notice })
            {
                return notice.TryGetPayloadValue<Dictionary<string, object>>("events", out var events) && events.ContainsKey(Event)
                    && !notice.TryGetClaim("nonce", out _) && notice.TryGetClaim("sid", out var session) ? session.Value : null;
            }

            if (again || read.Exception is not Microsoft.IdentityModel.Tokens.SecurityTokenSignatureKeyNotFoundException)
                return null;
            site.ConfigurationManager.RequestRefresh();
        }
    }
}
