using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Simulators.Registers;

namespace OneStop.Simulators.National;

/// <summary>What a site asked for, to the letter.</summary>
internal sealed record NationalRequest(string Back, string State, string? Nonce, string Challenge);

/// <summary>The platform's key, its codes and what they stand for. All of it ends with the server.</summary>
internal sealed class NationalTokens(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(1), TokenLives = TimeSpan.FromMinutes(5);

    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string keyId = Guid.CreateVersion7().ToString("n");
    // A number of the person at this platform that says nothing of their ID number.
    private readonly byte[] pairing = Encoding.UTF8.GetBytes("the simulated national platform");
    private readonly ConcurrentDictionary<string, Given> codes = new(StringComparer.Ordinal);

    public string Give(NationalRequest request, Person person, string level)
    {
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        codes[code] = new(request, person, level, clock.GetUtcNow());
        return code;
    }

    /// <summary>The ID token; null when the code was used, is over, or belongs to another request.</summary>
    public string? Redeem(string code, string back, string verifier, string issuer, string clientId)
    {
        if (!codes.TryRemove(code, out var given) || clock.GetUtcNow() - given.At > CodeLives || given.Request.Back != back
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != given.Request.Challenge)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = Base64UrlEncoder.Encode(HMACSHA256.HashData(pairing, Encoding.UTF8.GetBytes(given.Person.IdNumber))[..16]),
            ["name"] = given.Person.Name,
            ["id_number"] = given.Person.IdNumber,
            ["acr"] = given.Level,
        };
        if (given.Request.Nonce is { } nonce)
            claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = clientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + TokenLives,
            Claims = claims,
            SigningCredentials = new(new ECDsaSecurityKey(pair) { KeyId = keyId }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public object Keys()
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X!), Base64UrlEncoder.Encode(point.Y!));
        return new { keys = new[] { new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = keyId, x, y } } };
    }

    public void Dispose() => pair.Dispose();

    private sealed record Given(NationalRequest Request, Person Person, string Level, DateTimeOffset At);
}
