namespace OneStop.Rules;

/// <summary>Operators over lists. A missing list is an empty one.</summary>
internal static class Lists
{
    public static Step Map(Arguments arguments) => Over(arguments, (run, scope, list, apply) =>
    {
        var results = new List<RuleValue>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var value = apply(run, scope.Into(list.Items[i], list, i));
            if (value.IsError)
                return value;
            results.Add(value);
        }

        return RuleValue.Of(results);
    });

    public static Step Filter(Arguments arguments) => Over(arguments, (run, scope, list, apply) =>
    {
        var results = new List<RuleValue>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var value = apply(run, scope.Into(list.Items[i], list, i));
            if (value.IsError)
                return value;
            if (value.IsTruthy)
                results.Add(list.Items[i]);
        }

        return RuleValue.Of(results);
    });

    /// <summary>Of an empty list nothing is true.</summary>
    public static Step All(Arguments arguments) => Over(arguments, (run, scope, list, apply) =>
        list.Items.Count == 0 ? RuleValue.False : Not(Any(run, scope, list, apply, false)));

    public static Step Some(Arguments arguments) => Over(arguments, (run, scope, list, apply) => Any(run, scope, list, apply, true));

    public static Step None(Arguments arguments) => Over(arguments, (run, scope, list, apply) => Not(Any(run, scope, list, apply, true)));

    private static RuleValue Any(Run run, Scope scope, RuleValue list, Step apply, bool wanted)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var value = apply(run, scope.Into(list.Items[i], list, i));
            if (value.IsError)
                return value;
            if (value.IsTruthy == wanted)
                return RuleValue.True;
        }

        return RuleValue.False;
    }

    private static RuleValue Not(RuleValue value) => value.IsError ? value : RuleValue.Of(!value.IsTruthy);

    /// <summary>Without a start the first item is the start; an empty list without one comes to null.</summary>
    public static Step Reduce(Arguments arguments) => Over(arguments, (run, scope, list, apply) =>
    {
        var hasStart = arguments.Each.Count > 2;
        var result = hasStart ? arguments.Each[2](run, scope) : list.Items.Count > 0 ? list.Items[0] : RuleValue.Null;
        for (var i = hasStart ? 0 : 1; i < list.Items.Count && !result.IsError; i++)
        {
            var pair = RuleValue.Object(("accumulator", result), ("current", list.Items[i]));
            result = apply(run, new Scope(pair, list, scope));
        }

        return result;
    });

    public static RuleValue Merge(IReadOnlyList<RuleValue> values)
    {
        var merged = new List<RuleValue>();
        foreach (var value in values)
        {
            if (value.Kind == RuleKind.List)
                merged.AddRange(value.Items);
            else
                merged.Add(value);
            if (merged.Count > Run.MaxItems)
                return Run.LimitExceeded;
        }

        return RuleValue.Of(merged);
    }

    /// <summary>Each value once, in the order in which it first comes; null is a missing list.</summary>
    public static RuleValue Distinct(RuleValue list) => list.Kind switch
    {
        RuleKind.Null => RuleValue.EmptyList,
        RuleKind.List when list.Items.Count <= Run.MaxItems => RuleValue.Of([.. list.Items.Distinct()]),
        RuleKind.List => Run.LimitExceeded,
        _ => RuleValue.InvalidArguments,
    };

    private static Step Over(Arguments arguments, Func<Run, Scope, RuleValue, Step, RuleValue> iterate)
    {
        if (!arguments.IsList || arguments.Each.Count == 0)
            return (_, _) => RuleValue.InvalidArguments;
        var apply = arguments.Each.Count > 1 ? arguments.Each[1] : (_, _) => RuleValue.Null;
        return (run, scope) =>
        {
            var list = arguments.Each[0](run, scope);
            return list.Kind switch
            {
                RuleKind.Error => list,
                RuleKind.Null => iterate(run, scope, RuleValue.EmptyList, apply),
                RuleKind.List => list.Items.Count > Run.MaxItems ? Run.LimitExceeded : iterate(run, scope, list, apply),
                _ => RuleValue.InvalidArguments,
            };
        };
    }
}
