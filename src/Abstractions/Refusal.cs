namespace OneStop;

/// <summary>Why a command was refused; decides the HTTP status (400, 404, 403, 409, 410).</summary>
public enum RefusalKind
{
    /// <summary>What was given cannot be taken: 400.</summary>
    Invalid,

    /// <summary>There is no such thing, or not for this reader: 404.</summary>
    NotFound,

    /// <summary>The actor may not: 403.</summary>
    Forbidden,

    /// <summary>It does not fit the state that there is by now: 409.</summary>
    Conflict,

    /// <summary>It was there and is no more: 410.</summary>
    Gone,
}

/// <summary>
/// An expected refusal, as a value. <paramref name="Code"/> is stable (kebab-case, dotted by module, e.g.
/// <c>cases.item-already-decided</c>): the API shows it, and the sentence for a person is the text
/// <c>refusal.{code}</c> with <see cref="Args"/>.
/// </summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Field">The name of the form field to mend, when there is one.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string? Field = null)
{
    /// <summary>Arguments of the sentence, in the order of its placeholders.</summary>
    public IReadOnlyList<object> Args { get; init; } = [];

    /// <summary>What was given cannot be taken; <paramref name="field"/> is the form field to mend.</summary>
    public static Refusal Invalid(string code, string? field = null, params object[] args) => new(RefusalKind.Invalid, code, field) { Args = args };

    /// <summary>There is no such thing, or not for this reader.</summary>
    public static Refusal NotFound(string code, params object[] args) => new(RefusalKind.NotFound, code) { Args = args };

    /// <summary>The actor may not.</summary>
    public static Refusal Forbidden(string code, params object[] args) => new(RefusalKind.Forbidden, code) { Args = args };

    /// <summary>It does not fit the state that there is by now.</summary>
    public static Refusal Conflict(string code, params object[] args) => new(RefusalKind.Conflict, code) { Args = args };

    /// <summary>It was there and is no more.</summary>
    public static Refusal Gone(string code, params object[] args) => new(RefusalKind.Gone, code) { Args = args };
}
