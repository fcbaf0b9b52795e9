namespace OneStop.Identifiers;

/// <summary>
/// Identifier of an electronic certificate, GB/T 36904-2018:
/// <c>1.2.156.3005.2.&lt;type 21&gt;.&lt;issuer 18&gt;.&lt;serial&gt;.&lt;version 3&gt;.&lt;check&gt;</c>. The check character
/// is ISO/IEC 7064 MOD 37,36 (GB/T 17710) over type, issuer, serial and version, without root and dots.
/// </summary>
/// <param name="Type">Credit code of the body that defined the certificate and 3 characters.</param>
/// <param name="Issuer">Credit code of the issuing body.</param>
/// <param name="Serial">Digits and capitals, at most 32.</param>
/// <param name="Version">1 to 999.</param>
public sealed record CertificateIdentifier(string Type, string Issuer, string Serial, int Version)
{
    private const string Root = "1.2.156.3005.2.";

    /// <summary>The check character over type, issuer, serial and version (ISO/IEC 7064 MOD 37,36).</summary>
    public char Check => CheckCharacter($"{Type}{Issuer}{Serial}{Version:000}");

    /// <summary>The whole identifier with its root and check character, in parts divided by dots.</summary>
    public override string ToString() => $"{Root}{Type}.{Issuer}.{Serial}.{Version:000}.{Check}";

    /// <summary>Reads an identifier; null when its form or its check character is wrong.</summary>
    public static CertificateIdentifier? Parse(string? text)
    {
        if (text is null || text.Length > 128 || !text.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var parts = text[Root.Length..].Split('.');
        if (parts.Length != 5 || parts[0].Length != 21 || parts[1].Length != 18 || parts[2].Length is < 1 or > 32
            || parts[3].Length != 3 || parts[4].Length != 1 || !parts.All(p => p.All(IsAlphanumeric))
            || !int.TryParse(parts[3], System.Globalization.NumberStyles.None, null, out var version) || version == 0)
            return null;
        var identifier = new CertificateIdentifier(parts[0], parts[1], parts[2], version);
        return identifier.Check == parts[4][0] ? identifier : null;
    }

    /// <summary>ISO/IEC 7064 MOD 37,36 over digits and capitals.</summary>
    /// <exception cref="ArgumentException">Another character.</exception>
    public static char CheckCharacter(string text)
    {
        var p = 36;
        foreach (var c in text)
        {
            if (!IsAlphanumeric(c))
                throw new ArgumentException($"'{c}' is not a digit or capital.", nameof(text));
            p = (p + Value(c)) % 36;
            p = (p == 0 ? 36 : p) * 2 % 37;
        }

        var check = (37 - p) % 36;
        return (char)(check < 10 ? '0' + check : 'A' + check - 10);
    }

    private static bool IsAlphanumeric(char c) => c is >= '0' and <= '9' or >= 'A' and <= 'Z';
    private static int Value(char c) => c <= '9' ? c - '0' : c - 'A' + 10;
}
