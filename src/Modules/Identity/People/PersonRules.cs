using OneStop.Identifiers;

namespace OneStop.Identity.People;

/// <summary>What a person may enter about themselves, and what exactly is wrong with it otherwise.</summary>
internal static class PersonRules
{
    /// <summary>The guardian gives consent for those younger (PIPL art. 31).</summary>
    public const int YoungestAge = 14;

    public static Result<PersonFacts> Check(string? name, string? idNumber, string? mobile, DateOnly today)
    {
        var refusals = new List<Refusal>();
        var facts = new PersonFacts(TidyName(name), Tidy(idNumber).ToUpperInvariant(), TidyMobile(mobile));
        if (Name(facts.Name) is { } wrongName)
            refusals.Add(wrongName);
        if (IdNumber(facts.IdNumber!, today) is { } wrongId)
            refusals.Add(wrongId);
        if (Mobile(facts.Mobile!) is { } wrongMobile)
            refusals.Add(wrongMobile);
        return refusals.Count > 0 ? Result<PersonFacts>.Refused(refusals) : facts;
    }

    /// <summary>As <see cref="Check"/>, of somebody whose mobile is not known.</summary>
    public static Result<PersonFacts> CheckNamed(string? name, string? idNumber, DateOnly today)
    {
        var facts = new PersonFacts(TidyName(name), Tidy(idNumber).ToUpperInvariant());
        return (Name(facts.Name) ?? IdNumber(facts.IdNumber!, today)) is { } wrong ? wrong : facts;
    }

    internal static Refusal? Name(string name) =>
        name.Length == 0 ? Refusal.Invalid("identity.name-missing", "name")
        : name.Length is < 2 or > 50 || !name.All(c => char.IsLetter(c) || char.IsSurrogate(c) || c is '·' or '\'' or '-' or ',' or '.' or ' ')
            ? Refusal.Invalid("identity.name-form", "name") : null;

    private static Refusal? IdNumber(string number, DateOnly today) =>
        FormOfIdNumber(number, today) ?? (CitizenId.BirthDate(number) is { } birth && birth.AddYears(YoungestAge) > today
            ? Refusal.Invalid("identity.too-young", "id-number", YoungestAge) : null);

    /// <summary>What is wrong with a number as such, whoever it is of: too short, too long, no number of anybody, a slip.</summary>
    internal static Refusal? FormOfIdNumber(string number, DateOnly today)
    {
        const string field = "id-number";
        if (number.Length == 0)
            return Refusal.Invalid("identity.id-number-missing", field);
        if (number.Length != 18)
            return Refusal.Invalid(number.Length < 18 ? "identity.id-number-short" : "identity.id-number-long", field, Math.Abs(18 - number.Length));
        if (CitizenId.CheckCharacter(number.AsSpan(0, 17)) is not { } check || CitizenId.BirthDate(number) is not { } birth || birth > today)
            return Refusal.Invalid("identity.id-number-form", field);
        return check != number[17] ? Refusal.Invalid("identity.id-number-check", field) : null;
    }

    internal static Refusal? Mobile(string number)
    {
        const string field = "mobile";
        if (number.Length == 0)
            return Refusal.Invalid("identity.mobile-missing", field);
        if (!number.All(char.IsAsciiDigit) || number is not ['1', >= '3', ..])
            return Refusal.Invalid("identity.mobile-form", field);
        return number.Length == 11 ? null
            : Refusal.Invalid(number.Length < 11 ? "identity.mobile-short" : "identity.mobile-long", field, Math.Abs(11 - number.Length));
    }

    // A permanent resident's name is in Latin capitals, with a space between its parts, on the card and in the register.
    internal static string TidyName(string? text)
    {
        var dense = Tidy(text).Replace('•', '·').Replace('・', '·');
        return dense.Length > 0 && dense.All(c => char.IsAsciiLetter(c) || c is '\'' or '-' or ',' or '.')
            ? string.Join(' ', text!.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : dense;
    }

    internal static string TidyMobile(string? text) => Tidy(text) is ['+', '8', '6', .. var rest] ? rest : Tidy(text);

    // People copy numbers with spaces, and phones type full-width ones.
    internal static string Tidy(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
}
