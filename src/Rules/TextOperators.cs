using System.Text;

namespace OneStop.Rules;

/// <summary>Operators over texts; positions count UTF-16 units, as everywhere in JSON Logic.</summary>
internal static class TextOperators
{
    /// <summary>Whether a text holds a text, or a list an item equal in kind and content.</summary>
    public static RuleValue In(IReadOnlyList<RuleValue> values) => values.Count < 2 ? RuleValue.False : RuleValue.Of(values[1].Kind switch
    {
        RuleKind.Text => values[1].Text.Contains(values[0].ToText(), StringComparison.Ordinal),
        RuleKind.List => values[1].Items.Contains(values[0]),
        _ => false,
    });

    public static RuleValue Cat(IReadOnlyList<RuleValue> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(value.ToText());
            if (text.Length > Run.MaxText)
                return Run.LimitExceeded;
        }

        return RuleValue.Of(text.ToString());
    }

    /// <summary>From a position (negative: from the end), a length (negative: up to that far from the end).</summary>
    public static RuleValue Substr(IReadOnlyList<RuleValue> values)
    {
        if (values.Count < 2 || Position(values[1]) is not { } start || (values.Count > 2 && Position(values[2]) is null))
            return RuleValue.InvalidArguments;
        var text = values[0].ToText();
        var from = (int)Math.Clamp(start < 0 ? text.Length + start : start, 0, text.Length);
        var length = values.Count > 2 && !values[2].IsNull ? Position(values[2])!.Value : text.Length - from;
        var to = (int)Math.Clamp(length < 0 ? text.Length + length : from + length, from, text.Length);
        return RuleValue.Of(text[from..to]);
    }

    private static decimal? Position(RuleValue value) => value.ToNumber() is { } number ? Math.Clamp(Math.Truncate(number), -1_000_000, 1_000_000) : null;
}
