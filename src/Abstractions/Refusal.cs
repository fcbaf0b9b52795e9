namespace OneStop;

/// <summary>Why a command was refused; decides the HTTP status (400, 404, 403, 409, 410).</summary>
public enum RefusalKind { Invalid, NotFound, Forbidden, Conflict, Gone }

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

    public static Refusal Invalid(string code, string? field = null, params object[] args) => new(RefusalKind.Invalid, code, field) { Args = args };
    public static Refusal NotFound(string code, params object[] args) => new(RefusalKind.NotFound, code) { Args = args };
    public static Refusal Forbidden(string code, params object[] args) => new(RefusalKind.Forbidden, code) { Args = args };
    public static Refusal Conflict(string code, params object[] args) => new(RefusalKind.Conflict, code) { Args = args };
    public static Refusal Gone(string code, params object[] args) => new(RefusalKind.Gone, code) { Args = args };
}
