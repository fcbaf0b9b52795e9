using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OneStop;

/// <summary>Either a value or at least one <see cref="Refusal"/>. The caller has to look before it takes the value.</summary>
/// <typeparam name="T">Of the value; <see cref="Unit"/> where there is nothing to tell.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly Refusals? refusals;

    private Result(T? value, Refusals? refusals) => (this.value, this.refusals) = (value, refusals);

    /// <summary>Why it was refused; empty when it was not.</summary>
    public Refusals Refusals => refusals ?? Refusals.None;

    /// <summary>There is no value.</summary>
    public bool IsRefused => refusals is not null;

    /// <summary>The value; asking a refused result for it is a bug and throws.</summary>
    public T Value => refusals is null ? value! : throw new InvalidOperationException($"Refused: {refusals}");

    /// <summary>Whether there is a value.</summary>
    /// <param name="result">The value.</param>
    public bool Succeeded([MaybeNullWhen(false)] out T result)
    {
        result = value;
        return refusals is null;
    }

    /// <summary>Whether there is a value, and why not.</summary>
    /// <param name="result">The value.</param>
    /// <param name="refused">The refusals, which convert to a result of any other type.</param>
    public bool Succeeded([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Refusals? refused)
    {
        (result, refused) = (value, refusals);
        return refusals is null;
    }

    /// <summary>For whoever has nobody to tell: what is refused is a fault, and is tried again.</summary>
    public void Demand()
    {
        if (refusals is not null)
            throw new InvalidOperationException($"Refused: {refusals}");
    }

    /// <summary>The value turned into another one; refusals stay.</summary>
    public Result<TOther> Then<TOther>(Func<T, TOther> next) => refusals is null ? next(value!) : refusals;

    /// <summary>The next step, which may refuse for itself; what was refused before goes no further.</summary>
    public Result<TOther> Then<TOther>(Func<T, Result<TOther>> next) => refusals is null ? next(value!) : refusals;

    /// <summary>A value.</summary>
    public static Result<T> Of(T value) => new(value, null);

    /// <summary>Refused, for at least one reason.</summary>
    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals as Refusals ?? new(refusals));

    /// <summary>A value as a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>One refusal as a result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, new([refusal]));

    /// <summary>What another result was refused for.</summary>
    public static implicit operator Result<T>(Refusals refusals) => new(default, refusals);

    /// <summary>At least one refusal as a result.</summary>
    public static implicit operator Result<T>(List<Refusal> refusals) => new(default, new(refusals));
}

/// <summary>At least one reason why something was refused; what one result was refused for refuses the next.</summary>
public sealed class Refusals : IReadOnlyList<Refusal>
{
    /// <summary>Of a result that was not refused.</summary>
    internal static readonly Refusals None = new();

    private readonly IReadOnlyList<Refusal> refusals;

    /// <param name="refusals">In the order in which a person should read them.</param>
    public Refusals(IReadOnlyList<Refusal> refusals) =>
        this.refusals = refusals.Count > 0 ? refusals : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    private Refusals() => refusals = [];

    /// <inheritdoc/>
    public int Count => refusals.Count;

    /// <inheritdoc/>
    public Refusal this[int index] => refusals[index];

    /// <inheritdoc/>
    public IEnumerator<Refusal> GetEnumerator() => refusals.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The codes, for a log.</summary>
    public override string ToString() => string.Join(", ", refusals.Select(r => r.Code));
}
