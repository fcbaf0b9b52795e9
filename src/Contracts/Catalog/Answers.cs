using System.Collections.Immutable;

namespace OneStop.Contracts.Catalog;

/// <summary>Answers to the questions of a matter: question id to "1", "0" or the code of an option. Immutable.</summary>
public sealed class Answers
{
    /// <summary>No question is answered.</summary>
    public static readonly Answers None = new(ImmutableSortedDictionary<string, string>.Empty);

    private Answers(ImmutableSortedDictionary<string, string> values) => Values = values;

    /// <summary>By question id, in ordinal order of the ids; a question without an answer is not in it.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }

    /// <summary>The answer to the question with this id; null without one.</summary>
    public string? this[string question] => Values.GetValueOrDefault(question);

    /// <summary>A copy with one answer added or changed. Nothing checks whether the question allows it.</summary>
    public Answers With(string question, string answer) => new(Values.SetItem(question, answer));

    /// <summary>By question id, unchecked; what comes from outside goes through <see cref="Read"/>.</summary>
    /// <exception cref="ArgumentException">One question has two different answers.</exception>
    public static Answers Of(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Keeps what the matter asks and allows; the rest of a query string is not an answer.</summary>
    public static Answers Read(Matter matter, Func<string, string?> value) => Of(
        from question in matter.Questions
        let answer = value(question.Id)
        where answer is not null && question.Allows(answer)
        select KeyValuePair.Create(question.Id, answer));

    /// <summary>What most applicants answer: for the guide, never for a case.</summary>
    public static Answers Usual(Matter matter) => Of(matter.Questions.Select(q => KeyValuePair.Create(q.Id, q.Usual)));
}

/// <summary>What is on file of the applicant, and what the form says so far: it makes materials lighter and fields fewer.</summary>
public sealed record Known
{
    /// <summary>Keys of certificates on file and valid, e.g. <c>business-licence</c>.</summary>
    public IReadOnlySet<string> Certificates { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>
    /// Registers that have an answer for this applicant, e.g. <c>premises</c>; for another party as <see cref="Party.Source"/> names it.
    /// </summary>
    public IReadOnlySet<string> Registers { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>
    /// Elements that a source says; null where it is only known which sources have an answer, as in a guide: a register that answers need
    /// not say everything.
    /// </summary>
    public IReadOnlySet<string>? Said { get; init; }

    /// <summary>Codes of materials that the applicant uploaded in an earlier case and that may be used again.</summary>
    public IReadOnlySet<string> EarlierUploads { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The form so far by element code: a string, a list of strings, or a list of rows (<see cref="TableRows"/>).</summary>
    public IReadOnlyDictionary<string, object> Form { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>
    /// The form as the sources have it, where something else was stated; null where nothing was. What either calls for stands
    /// until a person decides.
    /// </summary>
    public IReadOnlyDictionary<string, object>? Registered { get; init; }

    /// <summary>What independent sources say, in the shape of <see cref="Form"/>; what none says is not in it.</summary>
    public IReadOnlyDictionary<string, object> Found { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The day on which it is looked at, of a filed case that of its filing; null where no day matters, as in a guide.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Nothing on file: every material at its heaviest.</summary>
    public static readonly Known Nothing = new();

    /// <summary>What a guide may expect of an ordinary applicant: every certificate and register that the matter names answers.</summary>
    public static Known Expected(Matter matter) => new()
    {
        Certificates = Sources(matter, WayKind.Certificate),
        Registers = Sources(matter, WayKind.SharedData)
            .Union(matter.Elements.Where(e => e.Source is not null).Select(e => Matter.SourceOf(matter.PartyOf(e), e.Source!.Register)))
            .Except(Sources(matter, WayKind.Certificate)),
    };

    private static ImmutableHashSet<string> Sources(Matter matter, WayKind kind) =>
        [.. from material in matter.Materials from way in material.Ways where way.Kind == kind && way.Source is not null
            select Matter.SourceOf(matter.PartyOf(material), way.Source!)];
}
