namespace OneStop.Rules;

/// <summary>Operators that evaluate only what they need: <c>if</c>, <c>and</c>, <c>or</c>, <c>??</c>, <c>try</c>, <c>throw</c>.</summary>
internal static class Choosing
{
    public static Step If(Arguments arguments)
    {
        var each = arguments.Each;
        return !arguments.IsList ? (_, _) => RuleValue.InvalidArguments : (run, scope) =>
        {
            var i = 0;
            for (; i + 1 < each.Count; i += 2)
            {
                var test = each[i](run, scope);
                if (test.IsError)
                    return test;
                if (test.IsTruthy)
                    return each[i + 1](run, scope);
            }

            return i < each.Count ? each[i](run, scope) : RuleValue.Null;
        };
    }

    public static Step And(Arguments arguments) => FirstThat(arguments, v => !v.IsTruthy);

    public static Step Or(Arguments arguments) => FirstThat(arguments, v => v.IsTruthy);

    public static Step Coalesce(Arguments arguments) => FirstThat(arguments, v => !v.IsNull);

    /// <summary>The first value that settles it, else the last; null without any.</summary>
    private static Step FirstThat(Arguments arguments, Func<RuleValue, bool> settles) =>
        !arguments.IsList ? (_, _) => RuleValue.InvalidArguments : (run, scope) =>
        {
            var value = RuleValue.Null;
            foreach (var step in arguments.Each)
            {
                value = step(run, scope);
                if (value.IsError || settles(value))
                    return value;
            }

            return value;
        };

    /// <summary>The first part that does not fail; after a failure the data in view is what was thrown.</summary>
    public static Step Try(Arguments arguments) => (run, scope) =>
    {
        var value = RuleValue.Null;
        foreach (var step in arguments.Each)
        {
            value = step(run, value.IsError ? new Scope(value.Thrown, RuleValue.Null, scope) : scope);
            if (!value.IsError || value == Run.LimitExceeded)
                return value;
        }

        return value;
    };

    public static Step Throw(Arguments arguments) => (run, scope) =>
    {
        var values = arguments.Values(run, scope, spread: false);
        if (values.IsError)
            return values;
        var thrown = values.Items.Count > 0 ? values.Items[0] : RuleValue.Null;
        return RuleValue.Fail(thrown.Kind == RuleKind.Object ? thrown : RuleValue.Object(("type", thrown)));
    };
}
