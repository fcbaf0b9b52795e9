using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Cases.Applicants;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;

namespace OneStop.Cases.Domain;

/// <summary>
/// Whether something typed is a value of a data element, and if not, what is wrong and what would be right. A value comes
/// out as it is stored: trimmed, full-width figures made ordinary, numbers and dates in one form, choices joined by commas.
/// </summary>
internal static partial class FieldCheck
{
    private const int LongestText = 200;
    private const int LongestLongText = 2000;
    private const string MobilePattern = "1[3-9][0-9]{9}";
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <param name="typed">What came with the form: nothing, one value (a table's rows as they are stored), or for several choices any number.</param>
    /// <returns>The stored value, empty when nothing was typed and nothing has to be.</returns>
    public static Result<string> Read(DataElement element, bool required, IReadOnlyList<string?> typed)
    {
        if (element.Type == ElementType.MultiChoice)
            return Several(element, required, typed);
        if (typed.Count > 1)
            return Wrong(element);
        if (element.Type == ElementType.Table)
            return Tables.Read(element, required, typed.Count == 0 ? "" : typed[0] ?? "");
        var text = Tidy(typed.Count == 0 ? "" : typed[0] ?? "", element.Type == ElementType.LongText);
        if (text.Length == 0)
            return required ? Missing(element) : Result<string>.Of("");
        if (TypedText.FirstUnprintable(text) is { } odd)
            return Refusal.Invalid("cases.field-unprintable", element.Key, element.Name, TypedText.Name(odd));
        return element.Type switch
        {
            ElementType.Number => Number(element, text),
            ElementType.Integer => Integer(element, text),
            ElementType.Date => Date(element, text),
            ElementType.YesNo => text is "0" or "1" ? Result<string>.Of(text) : Wrong(element),
            ElementType.Choice => element.Options.Any(o => o.Code == text) ? Result<string>.Of(text) : Wrong(element),
            ElementType.Phone => Phone(element, text),
            _ => Text(element, text),
        };
    }

    public static Refusal Missing(DataElement element) => element.Errors.Missing is { } told
        ? Told(element, told)
        : Refusal.Invalid(element.Type is ElementType.Choice or ElementType.MultiChoice or ElementType.YesNo ? "cases.field-not-chosen"
            : "cases.field-missing", element.Key, element.Name);

    public static Refusal Wrong(DataElement element) => element.Errors.Malformed is { } told
        ? Told(element, told) : Refusal.Invalid("cases.field-malformed", element.Key, element.Name);

    private static Refusal Told(DataElement element, Bilingual sentence) => Refusal.Invalid("cases.field-told", element.Key, sentence);

    private static Result<string> Text(DataElement element, string text)
    {
        if (element.Check != CheckDigit.None)
            text = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var longest = element.MaxLength ?? (element.Type == ElementType.LongText ? LongestLongText : LongestText);
        if (TypedText.Length(text) > longest)
            return element.Errors.TooLong is { } told ? Told(element, told)
                : Refusal.Invalid("cases.field-too-long", element.Key, element.Name, longest, TypedText.Length(text));
        if (element.Check != CheckDigit.None && text.Length != 18)
            return Refusal.Invalid("cases.field-code-length", element.Key, element.Name, text.Length);
        if (element.Check == CheckDigit.CitizenId && !CitizenId.IsValid(text) || element.Check == CheckDigit.CreditCode && !UnifiedCreditCode.IsValid(text))
            return Refusal.Invalid("cases.field-check-digit", element.Key, element.Name);
        return element.Pattern is { } pattern && !Fits(pattern, text) ? Wrong(element) : text;
    }

    private static Result<string> Phone(DataElement element, string text)
    {
        var digits = Domestic(string.Concat(text.Where(c => c is not (' ' or '-'))));
        if (Fits(element.Pattern ?? MobilePattern, digits))
            return digits;
        if (!digits.All(char.IsAsciiDigit) || digits.Length == 11 || !digits.StartsWith('1'))
            return Wrong(element);
        return digits.Length < 11
            ? Refusal.Invalid("cases.field-phone-short", element.Key, element.Name, 11 - digits.Length)
            : Refusal.Invalid("cases.field-phone-long", element.Key, element.Name, digits.Length - 11);
    }

    // Phones fill in their own number with the code of the country.
    private static string Domestic(string digits)
    {
        var code = digits.StartsWith("+86", StringComparison.Ordinal) ? 3 : digits.StartsWith("0086", StringComparison.Ordinal) ? 4 : 0;
        return digits.Length - code == 11 ? digits[code..] : digits;
    }

    private static Result<string> Number(DataElement element, string text)
    {
        if (text.Length > 24 || !decimal.TryParse(Ungrouped(text),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Refusal.Invalid("cases.field-not-a-number", element.Key, element.Name);
        if (number != Math.Round(number, element.Scale))
            return Refusal.Invalid("cases.field-scale", element.Key, element.Name, element.Scale);
        return InRange(element, number) ?? Result<string>.Of(number.ToString("0.############", CultureInfo.InvariantCulture));
    }

    private static Result<string> Integer(DataElement element, string text)
    {
        if (text.Length > 18 || !long.TryParse(Ungrouped(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var number))
            return Refusal.Invalid("cases.field-not-whole", element.Key, element.Name);
        return InRange(element, number) ?? Result<string>.Of(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A comma groups thousands or it is wrong: 85,5 is not 855.</summary>
    private static string Ungrouped(string text)
    {
        var plain = text.Replace('，', ',').Replace('。', '.');
        return plain.Contains(',', StringComparison.Ordinal) && Grouped().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Grouped();

    private static Result<string>? InRange(DataElement element, decimal number)
    {
        if (!(number < element.Min) && !(number > element.Max))
            return null;
        return element switch
        {
            { Errors.OutOfRange: { } told } => Told(element, told),
            { Min: { } min, Max: { } max } => Refusal.Invalid("cases.field-between", element.Key, element.Name, min, max),
            { Min: { } min } => Refusal.Invalid("cases.field-at-least", element.Key, element.Name, min),
            _ => Refusal.Invalid("cases.field-at-most", element.Key, element.Name, element.Max!.Value),
        };
    }

    private static Result<string> Date(DataElement element, string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and <= 2200
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Refusal.Invalid("cases.field-not-a-date", element.Key, element.Name);

    private static Result<string> Several(DataElement element, bool required, IReadOnlyList<string?> typed)
    {
        var chosen = typed.Where(c => !string.IsNullOrEmpty(c)).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0)
            return required ? Missing(element) : Result<string>.Of("");
        return chosen.TrueForAll(c => element.Options.Any(o => o.Code == c))
            ? string.Join(',', element.Options.Where(o => chosen.Contains(o.Code)).Select(o => o.Code))
            : Wrong(element);
    }

    // Patterns come from the catalogue; a bad one must not hold a request up.
    private static bool Fits(string pattern, string text)
    {
        var regex = Patterns.GetOrAdd(pattern, p => new Regex($"^(?:{p})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime));
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>As anything typed, and with full-width letters and figures as ordinary ones.</summary>
    private static string Tidy(string text, bool lines) => string.Concat(TypedText.Tidy(text, lines).Select(c => c switch
    {
        '\u3000' => ' ',
        // A pattern's \d and a phone number are figures that everybody can read.
        _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '．' or '－' => (char)(c - 0xFEE0),
        _ => c,
    }));
}
