using System.Security.Cryptography;
using System.Text;

namespace OneStop.Simulators.Signing;

/// <summary>Who may call, and the key each signs with: <c>Simulators:Callers:[n]:AppId</c> and <c>:Key</c> (base64, 32 bytes).</summary>
internal sealed class Callers(IReadOnlyDictionary<string, byte[]> keys)
{
    public static Callers From(IConfiguration configuration)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var caller in configuration.GetSection("Simulators:Callers").GetChildren())
        {
            var appId = caller["AppId"] ?? throw new InvalidOperationException($"{caller.Path}:AppId is missing.");
            var key = Convert.FromBase64String(caller["Key"] ?? "");
            if (key.Length < 32)
                throw new InvalidOperationException($"{caller.Path}:Key must hold at least 32 bytes in base64.");
            keys.Add(appId, key);
        }

        return new Callers(keys);
    }

    public bool Knows(string appId) => keys.ContainsKey(appId);

    public bool Signed(string appId, string text, string signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys[appId], Encoding.UTF8.GetBytes(text), expected);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(expected, given[..length]);
    }
}
