namespace OneStop.Rules;

/// <summary>Arithmetic on decimals. What is no number, a division by zero and an overflow are the error <c>NaN</c>.</summary>
internal static class Arithmetic
{
    public static RuleValue Add(IReadOnlyList<RuleValue> values) => Fold(values, 0, 0, (a, b) => a + b);

    public static RuleValue Multiply(IReadOnlyList<RuleValue> values) => Fold(values, 0, 1, (a, b) => a * b);

    public static RuleValue Subtract(IReadOnlyList<RuleValue> values) => values.Count switch
    {
        0 => RuleValue.InvalidArguments,
        1 => Fold(values, 0, 0, (a, b) => a - b),
        _ => FromFirst(values, (a, b) => a - b),
    };

    public static RuleValue Divide(IReadOnlyList<RuleValue> values) => values.Count switch
    {
        0 => RuleValue.InvalidArguments,
        1 => Fold(values, 0, 1, (a, b) => a / b),
        _ => FromFirst(values, (a, b) => a / b),
    };

    public static RuleValue Remainder(IReadOnlyList<RuleValue> values) =>
        values.Count < 2 ? RuleValue.InvalidArguments : FromFirst(values, (a, b) => a % b);

    /// <summary>Largest (1) or smallest (-1); numbers only.</summary>
    public static RuleValue Extreme(IReadOnlyList<RuleValue> values, int sign)
    {
        if (values.Count == 0 || values.Any(v => v.Kind != RuleKind.Number))
            return RuleValue.InvalidArguments;
        return values.MaxBy(v => v.Number * sign);
    }

    private static RuleValue FromFirst(IReadOnlyList<RuleValue> values, Func<decimal, decimal, decimal> apply) =>
        values[0].ToNumber() is { } first ? Fold(values, 1, first, apply) : RuleValue.NotANumber;

    private static RuleValue Fold(IReadOnlyList<RuleValue> values, int from, decimal start, Func<decimal, decimal, decimal> apply)
    {
        try
        {
            var result = start;
            for (var i = from; i < values.Count; i++)
            {
                if (values[i].ToNumber() is not { } number)
                    return RuleValue.NotANumber;
                result = apply(result, number);
            }

            return RuleValue.Of(result);
        }
        catch (ArithmeticException)
        {
            return RuleValue.NotANumber;
        }
    }
}
