using System.Diagnostics.CodeAnalysis;

namespace OneStop;

/// <summary>Either a value or at least one <see cref="Refusal"/>. The caller has to look before it takes the value.</summary>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly IReadOnlyList<Refusal>? refusals;

    private Result(T? value, IReadOnlyList<Refusal>? refusals) => (this.value, this.refusals) = (value, refusals);

    /// <summary>Why it was refused; empty when there is a value.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals ?? [];

    /// <summary>Whether it was refused.</summary>
    public bool IsRefused => refusals is not null;

    /// <summary>The value; asking a refused outcome for it is a bug.</summary>
    public T Value => refusals is null ? value! : throw new InvalidOperationException($"Refused: {string.Join(", ", refusals.Select(r => r.Code))}");

    /// <summary>Whether there is a value, and which.</summary>
    public bool Succeeded([MaybeNullWhen(false)] out T result)
    {
        result = value;
        return refusals is null;
    }

    /// <summary>For whoever has nobody to tell: what is refused is a fault, and is tried again.</summary>
    public void Demand()
    {
        if (refusals is not null)
            throw new InvalidOperationException($"Refused: {string.Join(", ", refusals.Select(r => r.Code))}");
    }

    /// <summary>The value turned into another; refusals stay as they are.</summary>
    public Result<TOther> Then<TOther>(Func<T, TOther> next) => refusals is null ? next(value!) : new Result<TOther>(default, refusals);

    /// <summary>A value.</summary>
    public static Result<T> Of(T value) => new(value, null);

    /// <summary>At least one refusal.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    /// <summary>A value as a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>One refusal as a result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);
}
