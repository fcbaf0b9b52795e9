namespace OneStop.Identifiers;

/// <summary>Code of an organisation, GB 11714: eight digits or capitals and a check character; places 9 to 17 of a unified social credit code.</summary>
public static class OrganisationCode
{
    private static ReadOnlySpan<int> Weights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The check character of the eight before it.</summary>
    /// <exception cref="ArgumentException">They are not eight digits or capitals.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != 8)
            throw new ArgumentException("The code has eight characters before its check.", nameof(body));
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var value = char.IsAsciiDigit(body[i]) ? body[i] - '0' : char.IsAsciiLetterUpper(body[i]) ? body[i] - 'A' + 10
                : throw new ArgumentException("The code has digits and capitals only.", nameof(body));
            sum += value * Weights[i];
        }

        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }
}
