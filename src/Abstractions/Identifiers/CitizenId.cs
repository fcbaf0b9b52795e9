namespace OneStop.Identifiers;

/// <summary>
/// Citizen identity number, GB 11643-1999: 18 characters = region 6, date of birth 8, serial 3 (odd for men), check 1
/// (digit or X).
/// </summary>
public static class CitizenId
{
    private const string CheckCharacters = "10X98765432";
    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Right in form, with a real date of birth and the right check character.</summary>
    public static bool IsValid(string? number) =>
        number is { Length: 18 } && number[0] != '0' && CheckCharacter(number.AsSpan(0, 17)) == number[17] && BirthDate(number) is not null;

    /// <summary>The check character of the first 17 digits; null when they are not digits.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 17 || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            return null;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (digits[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    /// <summary>Date of birth, between 1900 and 2099; null when the number holds none.</summary>
    public static DateOnly? BirthDate(string number) =>
        number.Length == 18
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", null, System.Globalization.DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and <= 2099 ? date : null;

    /// <summary>1 for men, 2 for women (GB/T 2261.1). The number must be valid.</summary>
    public static int Sex(string number) => (number[16] - '0') % 2 == 1 ? 1 : 2;
}
