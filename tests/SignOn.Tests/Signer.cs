using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.SignOn.Tests;

/// <summary>A key of a department's system, and what it signs to say who it is.</summary>
internal sealed class Signer : IDisposable
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Kid { get; } = Guid.CreateVersion7().ToString("n");

    /// <summary>The public part, as an operator pastes it.</summary>
    public string Jwks => JsonSerializer.Serialize(new { keys = new[] { Jwk } });

    public Dictionary<string, object> Jwk
    {
        get
        {
            var at = pair.ExportParameters(false).Q;
            return new()
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["use"] = "sig",
                ["alg"] = "ES256",
                ["kid"] = Kid,
                ["x"] = Base64UrlEncoder.Encode(at.X!),
                ["y"] = Base64UrlEncoder.Encode(at.Y!),
            };
        }
    }

    /// <summary>The whole key, for another program of the tests.</summary>
    public string PrivateJwk => JsonSerializer.Serialize(
        new Dictionary<string, object>(Jwk) { ["d"] = Base64UrlEncoder.Encode(pair.ExportParameters(true).D!) });

    /// <param name="claims">Of the assertion, instead of what is right.</param>
    /// <param name="header">Of the assertion, beside what is right.</param>
    public string Assertion(string clientId, string audience, DateTimeOffset now, Dictionary<string, object>? claims = null,
        Dictionary<string, object>? header = null, string? kid = null, string? type = null)
    {
        var all = new Dictionary<string, object>
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = audience,
            ["jti"] = Guid.CreateVersion7().ToString(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(2).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims ?? [])
            all[name] = value;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = all,
            AdditionalHeaderClaims = header,
            TokenType = type,
            SigningCredentials = new(new ECDsaSecurityKey(pair) { KeyId = kid ?? Kid }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>What says of itself that nobody had to sign it.</summary>
    public static string Unsigned(string token)
    {
        var payload = token.Split('.')[1];
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.";
    }

    public void Dispose() => pair.Dispose();
}
