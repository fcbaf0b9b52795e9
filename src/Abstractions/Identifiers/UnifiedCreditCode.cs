namespace OneStop.Identifiers;

/// <summary>
/// Unified social credit code of a legal person or other organisation, GB 32100-2015: 18 characters = registering
/// authority 1, category 1, region 6, body 9, check 1; digits and capitals without I, O, S, V, Z.
/// </summary>
public static class UnifiedCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static ReadOnlySpan<int> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether the text has 18 characters, digits for the region, and the right check character.</summary>
    public static bool IsValid(string? code) =>
        code is { Length: 18 } && code.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9') < 0 && CheckCharacter(code.AsSpan(0, 17)) == code[17];

    /// <summary>The check character of the first 17; null when one of them does not belong to the alphabet.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != 17)
            return null;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            sum += value * Weights[i];
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
