using System.Collections.Immutable;
using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Rules;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>A value that did not have to be asked for.</summary>
/// <param name="Source">Code of the register, or the key of the certificate.</param>
/// <param name="Name">What the citizen reads: 营业执照.</param>
/// <param name="Department">Code of the department that keeps it.</param>
/// <param name="At">When it was looked up.</param>
public sealed record FoundValue(string Value, string Source, Bilingual Name, string Department, DateTimeOffset At)
{
    /// <summary>The source of what the account itself says: nobody else's word.</summary>
    public const string Account = "account";

    /// <summary>Whether a stated value says the same: 320 and 320.0 do.</summary>
    public static bool Same(string one, string other, ElementType type) => type is ElementType.Number or ElementType.Integer
        && decimal.TryParse(one, NumberStyles.Number, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(other, NumberStyles.Number, CultureInfo.InvariantCulture, out var b)
            ? a == b
            : string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What was stated, and what was found: where both are there and differ, neither silently wins.</summary>
internal static class StatedAndFound
{
    /// <summary>Elements that say otherwise than their source.</summary>
    public static IEnumerable<DataElement> Differing(Matter matter, Func<string, string?> stated, IReadOnlyDictionary<string, FoundValue> found) =>
        matter.Elements.Where(e => stated(e.Code) is { Length: > 0 } typed && found.GetValueOrDefault(e.Code) is { Value.Length: > 0 } fact
            && !FoundValue.Same(typed, fact.Value, e.Type));

    /// <summary>What rules may know: the form as it was stated and, where sources say otherwise, as they say it.</summary>
    /// <param name="today">The day of saving or filing.</param>
    public static Known Known(Matter matter, Func<string, string?> stated, IReadOnlyDictionary<string, FoundValue> found, DateOnly today) => new()
    {
        Today = today,
        Found = FormFacts.Of(matter, code => found.GetValueOrDefault(code)?.Value),
        Form = FormFacts.Of(matter, stated),
        Registered = Differing(matter, stated, found).Any()
            ? FormFacts.Of(matter, code => found.GetValueOrDefault(code)?.Value ?? stated(code)) : null,
    };

    /// <summary>Why an item of a case stands although it was answered or typed otherwise.</summary>
    public static IReadOnlyList<Contradiction> Contradictions(ICatalog catalog, Matter matter, Case @case) => catalog.Compose(matter,
        Answers.Of(@case.Answers), Known(matter, @case)).Contradictions;

    /// <summary>What rules knew of a case on the day of its filing.</summary>
    public static Known Known(Matter matter, Case @case) =>
        Known(matter, code => @case.Form[code], @case.Found, @case.SubmittedAt.ChinaDate());

    /// <summary>The same, as one rule reads it.</summary>
    public static RuleValue Facts(Matter matter, Case @case)
    {
        var known = Known(matter, @case);
        return MatterFacts.Of(matter, Answers.Of(@case.Answers), known.Form, known.Found, known.Today);
    }
}
