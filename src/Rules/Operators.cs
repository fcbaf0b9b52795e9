using System.Collections.Frozen;

namespace OneStop.Rules;

/// <summary>All operators by name; each maker turns its arguments into a step.</summary>
internal static class Operators
{
    public static readonly FrozenDictionary<string, Func<Arguments, Step>> ByName = new Dictionary<string, Func<Arguments, Step>>(StringComparer.Ordinal)
    {
        ["var"] = Lookup.Var,
        ["val"] = Lookup.Val,
        ["exists"] = Lookup.Exists,
        ["missing"] = Lookup.Missing,
        ["missing_some"] = Lookup.MissingSome,
        ["if"] = Choosing.If,
        ["?:"] = Choosing.If,
        ["and"] = Choosing.And,
        ["or"] = Choosing.Or,
        ["??"] = Choosing.Coalesce,
        ["try"] = Choosing.Try,
        ["throw"] = Choosing.Throw,
        ["!"] = a => One(a, v => RuleValue.Of(!v.IsTruthy)),
        ["!!"] = a => One(a, v => RuleValue.Of(v.IsTruthy)),
        ["=="] = a => Comparing.Chain(a, Comparing.Equal),
        ["!="] = a => Comparing.Chain(a, Comparing.Differ),
        ["==="] = a => Comparing.Chain(a, (x, y) => RuleValue.Of(x == y)),
        ["!=="] = a => Comparing.Chain(a, (x, y) => RuleValue.Of(x != y)),
        ["<"] = a => Comparing.Chain(a, (x, y) => Comparing.Order(x, y, c => c < 0)),
        ["<="] = a => Comparing.Chain(a, (x, y) => Comparing.Order(x, y, c => c <= 0)),
        [">"] = a => Comparing.Chain(a, (x, y) => Comparing.Order(x, y, c => c > 0)),
        [">="] = a => Comparing.Chain(a, (x, y) => Comparing.Order(x, y, c => c >= 0)),
        ["+"] = a => All(a, Arithmetic.Add),
        ["-"] = a => All(a, Arithmetic.Subtract),
        ["*"] = a => All(a, Arithmetic.Multiply),
        ["/"] = a => All(a, Arithmetic.Divide),
        ["%"] = a => All(a, Arithmetic.Remainder),
        ["max"] = a => All(a, v => Arithmetic.Extreme(v, 1)),
        ["min"] = a => All(a, v => Arithmetic.Extreme(v, -1)),
        ["map"] = Lists.Map,
        ["filter"] = Lists.Filter,
        ["reduce"] = Lists.Reduce,
        ["all"] = Lists.All,
        ["some"] = Lists.Some,
        ["none"] = Lists.None,
        ["merge"] = a => All(a, Lists.Merge),
        ["in"] = a => All(a, TextOperators.In),
        ["cat"] = a => All(a, TextOperators.Cat),
        ["substr"] = a => All(a, TextOperators.Substr),
        ["length"] = a => One(a, v => v.Length is { } n ? RuleValue.Of(n) : RuleValue.InvalidArguments),
        ["days_between"] = a => All(a, Dates.DaysBetween),
        ["years_between"] = a => All(a, Dates.YearsBetween),
        ["date_add"] = a => All(a, Dates.Add),
        ["weekday"] = a => One(a, Dates.Weekday),
        ["born"] = a => One(a, Dates.Born),
        ["distinct"] = a => One(a, Lists.Distinct),
        ["preserve"] = a => { var value = RuleValue.From(a.Source); return (_, _) => value; },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An operator over all its values.</summary>
    private static Step All(Arguments arguments, Func<IReadOnlyList<RuleValue>, RuleValue> apply) => (run, scope) =>
    {
        var values = arguments.Values(run, scope);
        return values.IsError ? values : apply(values.Items);
    };

    /// <summary>An operator over its first value; without one, over null.</summary>
    private static Step One(Arguments arguments, Func<RuleValue, RuleValue> apply) => (run, scope) =>
    {
        var value = arguments.Each.Count > 0 ? arguments.Each[0](run, scope) : RuleValue.Null;
        return value.IsError ? value : apply(value);
    };
}
