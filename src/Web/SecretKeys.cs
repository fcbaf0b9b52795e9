namespace OneStop.Web;

/// <summary>Looks at secrets before anything is built on them.</summary>
public static class SecretKeys
{
    private const int Length = 32;

    /// <summary>Of 32 random bytes some 30 differ; fewer than this happens in no life of the universe.</summary>
    private const int FewestDifferent = 12;

    /// <summary>Whether it is 32 bytes in base64.</summary>
    public static bool IsKey(string base64) => Bytes(base64) is { Length: Length };

    /// <summary>Whether it is base64 of at least 32 bytes, as keys that sign requests are.</summary>
    public static bool IsLongEnough(string? base64) => Bytes(base64) is { Length: >= Length };

    /// <summary>Not all zeros, not a few bytes over and over, not counted up.</summary>
    public static bool LooksRandom(string? base64)
    {
        if (Bytes(base64) is not { Length: > 1 } bytes)
            return false;
        var step = (byte)(bytes[1] - bytes[0]);
        return bytes.Distinct().Count() >= FewestDifferent && bytes.Zip(bytes.Skip(1)).Any(pair => (byte)(pair.Second - pair.First) != step);
    }

    private static byte[]? Bytes(string? base64)
    {
        if (base64 is null)
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
