namespace OneStop.Rules;

/// <summary>Comparisons with the coercions of JSON Logic: texts with texts as texts, everything else as numbers.</summary>
internal static class Comparing
{
    /// <summary>Compares neighbours from the left until one pair fails: <c>{"&lt;": [0, {"var": "area"}, 300]}</c> is "between".</summary>
    public static Step Chain(Arguments arguments, Func<RuleValue, RuleValue, RuleValue> compare)
    {
        var each = arguments.Each;
        return !arguments.IsList || each.Count < 2 ? (_, _) => RuleValue.InvalidArguments : (run, scope) =>
        {
            var left = each[0](run, scope);
            if (left.IsError)
                return left;
            for (var i = 1; i < each.Count; i++)
            {
                var right = each[i](run, scope);
                if (right.IsError)
                    return right;
                var result = compare(left, right);
                if (result.IsError || !result.IsTruthy)
                    return result;
                left = right;
            }

            return RuleValue.True;
        };
    }

    public static RuleValue Equal(RuleValue left, RuleValue right)
    {
        if (AreTexts(left, right))
            return RuleValue.Of(left == right);
        return Numbers(left, right, out var a, out var b) is { IsError: true } error ? error : RuleValue.Of(b is not null && a == b);
    }

    public static RuleValue Differ(RuleValue left, RuleValue right)
    {
        var equal = Equal(left, right);
        return equal.IsError ? equal : RuleValue.Of(!equal.IsTruthy);
    }

    public static RuleValue Order(RuleValue left, RuleValue right, Func<int, bool> wanted)
    {
        if (left.Kind == RuleKind.Text && right.Kind == RuleKind.Text)
            return RuleValue.Of(wanted(string.CompareOrdinal(left.Text, right.Text)));
        if (AreTexts(left, right))
            return RuleValue.Of(left.ToNumber() is { } l && right.ToNumber() is { } r && wanted(l.CompareTo(r)));
        return Numbers(left, right, out var a, out var b) is { IsError: true } error ? error
            : RuleValue.Of(b is { } known && wanted(a.CompareTo(known)));
    }

    private static bool AreTexts(RuleValue left, RuleValue right) =>
        left.Kind is RuleKind.Text or RuleKind.Null && right.Kind is RuleKind.Text or RuleKind.Null;

    /// <summary>Null against something that is no number is simply not equal; otherwise no number is an error.</summary>
    private static RuleValue Numbers(RuleValue left, RuleValue right, out decimal a, out decimal? b)
    {
        b = right.ToNumber();
        if (left.ToNumber() is not { } number || (b is null && (!left.IsNull || right.Kind is RuleKind.List or RuleKind.Object)))
        {
            a = 0;
            return RuleValue.NotANumber;
        }

        a = number;
        return RuleValue.Null;
    }
}
