using Microsoft.IdentityModel.Tokens;

namespace OneStop.SignOn.Clients;

/// <summary>The public keys that a client gives us: a JWKS (RFC 7517), read strictly.</summary>
internal static class PublicKeys
{
    private const int Longest = 20_000;
    private const int Most = 10;
    private const int ShortestRsa = 2048;
    private static readonly string[] Curves = ["P-256", "P-384", "P-521"];

    /// <returns>The set as it is stored.</returns>
    public static Result<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > Longest)
            return Refusal.Invalid("sign-on.keys-missing", "keys");
        JsonWebKeySet set;
        try
        {
            set = JsonWebKeySet.Create(typed);
        }
        catch (Exception unread) when (unread is ArgumentException or System.Text.Json.JsonException)
        {
            return Refusal.Invalid("sign-on.keys-unread", "keys");
        }

        if (set.Keys.Count is 0 or > Most)
            return Refusal.Invalid("sign-on.keys-unread", "keys");
        if (set.Keys.Any(k => k.HasPrivateKey || k.Kty == JsonWebAlgorithmsKeyTypes.Octet))
            return Refusal.Invalid("sign-on.keys-private", "keys");
        if (!set.Keys.All(IsStrong))
            return Refusal.Invalid("sign-on.keys-weak", "keys");
        return set.Keys.Any(k => string.IsNullOrEmpty(k.Kid)) || set.Keys.DistinctBy(k => k.Kid).Count() < set.Keys.Count
            ? Refusal.Invalid("sign-on.keys-unnamed", "keys") : typed.Trim();
    }

    private static bool IsStrong(JsonWebKey key) => key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.EllipticCurve => Curves.Contains(key.Crv),
        JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= ShortestRsa,
        _ => false,
    };
}
