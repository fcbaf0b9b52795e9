using OneStop.Domain;
using OneStop.Identity.People;
using OneStop.Time;

namespace OneStop.Identity.Mandates;

/// <summary>What somebody typed of a new mandate.</summary>
/// <param name="Code">ID number of a person, credit code of an organisation.</param>
/// <param name="What">Words of <see cref="MandateScope"/>.</param>
/// <param name="Rights">Words of <see cref="MandateRight"/>.</param>
/// <param name="Until">The last day, as <c>yyyy-MM-dd</c>.</param>
internal sealed record TypedMandate(string? Name, string? Code, IReadOnlyList<string> What, IReadOnlyList<string> Rights, string? Until);

/// <summary>What holds of every mandate that somebody gives.</summary>
internal static class MandateRules
{
    public const string Name = "name", IdNumber = "id-number", Uscc = "uscc", Scope = "scope", Until = "until";

    /// <summary>The last moment of the last day, or what is wrong with the day.</summary>
    public static Result<DateTimeOffset> LastDay(string? typed, int longest, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return Refusal.Invalid("identity.mandate-until-missing", Until);
        if (!DateOnly.TryParseExact(PersonRules.Tidy(typed), "yyyy-MM-dd", out var day))
            return Refusal.Invalid("identity.mandate-until-form", Until);
        if (day < today)
            return Refusal.Invalid("identity.mandate-until-past", Until);
        return day > today.AddDays(longest) ? Refusal.Invalid("identity.mandate-until-late", Until, today.AddDays(longest)) : End(day);
    }

    /// <summary>The last second of a day: shown as that day, and over with the next.</summary>
    public static DateTimeOffset End(DateOnly day) => ChinaTime.EndOf(day).AddSeconds(-1).ToUniversalTime();

    /// <summary>For what it is to be, or that nothing that there is was chosen.</summary>
    public static Result<MandateScope> ScopeOf(IReadOnlyList<string> words, Func<MandateScope, bool> known) =>
        MandateScope.Read(words) is { } scope && known(scope) ? scope : Refusal.Invalid("identity.mandate-scope-missing", Scope);

    /// <summary>Nobody gives what they do not have: a wider scope, another right, a later day.</summary>
    public static Refusal? Beyond(Mandate giver, MandateScope scope, IReadOnlyList<string> rights, DateTimeOffset until)
    {
        // Naming others is the representative's to give, or operators would name operators without end.
        if (!giver.IsLegalRepresentative && rights.Contains(MandateRight.Operators, StringComparer.Ordinal))
            return Refusal.Forbidden("identity.mandate-beyond-operators");
        if (!rights.All(giver.May) || (!giver.Scope.IsWhole && (scope.IsWhole || !scope.Words.All(giver.Scope.Words.Contains))))
            return Refusal.Forbidden("identity.mandate-beyond");
        return until > giver.Until ? Refusal.Invalid("identity.mandate-until-late", Until, giver.Until) : null;
    }
}
