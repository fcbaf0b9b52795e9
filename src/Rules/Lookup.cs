using System.Text.Json;

namespace OneStop.Rules;

/// <summary>Reading data: <c>var</c>, <c>val</c>, <c>exists</c>, <c>missing</c>, <c>missing_some</c>.</summary>
internal static class Lookup
{
    /// <summary>
    /// <c>var</c>: a path with dots (<c>\.</c> is a dot in a name), an optional default; <c>../</c> climbs out of an iteration.
    /// </summary>
    public static Step Var(Arguments arguments)
    {
        if ((arguments.IsList ? arguments.Source.EnumerateArray().FirstOrDefault() : arguments.Source) is { ValueKind: JsonValueKind.String } literal)
            arguments.Looks(literal.GetString()!);

        return (run, scope) =>
        {
            var values = arguments.Values(run, scope);
            if (values.IsError)
                return values;
            var key = values.Items.Count > 0 ? values.Items[0] : RuleValue.Null;
            var otherwise = values.Items.Count > 1 ? values.Items[1] : RuleValue.Null;
            return Told(run, "var", key.ToText(), Find(scope, key, out var value) ? value : otherwise);
        };
    }

    private static bool Find(Scope scope, RuleValue key, out RuleValue value)
    {
        var path = key.ToText();
        var levels = 0;
        while (path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path[3..];
            levels++;
        }

        value = scope.Climb(levels);
        if (path.Length == 0)
            return true;
        foreach (var name in Split(path))
        {
            if (!value.TryGet(RuleValue.Of(name), out value))
                return false;
        }

        return true;
    }

    /// <summary>Splits a path; a path of dots only names as many empty members as it has dots.</summary>
    private static List<string> Split(string path)
    {
        var parts = new List<string>();
        var current = new System.Text.StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '\\' && i + 1 < path.Length && path[i + 1] is '.' or '/' or '\\')
                current.Append(path[++i]);
            else if (path[i] != '.')
                current.Append(path[i]);
            else
            {
                parts.Add(current.ToString());
                current.Clear();
            }
        }

        if (parts.Count != path.Length)
            parts.Add(current.ToString());
        return parts;
    }

    /// <summary><c>val</c>: names one by one, no dots; a first argument <c>[n]</c> climbs n levels.</summary>
    public static Step Val(Arguments arguments)
    {
        if (Literal(arguments) is { } path)
            arguments.Looks(path);
        return (run, scope) =>
        {
            var names = arguments.Values(run, scope);
            return names.IsError ? names : Told(run, "val", Path(names.Items), Walk(scope, names.Items, out var value) ? value : RuleValue.Null);
        };
    }

    public static Step Exists(Arguments arguments)
    {
        if (Literal(arguments) is { } path)
            arguments.Looks(path);
        return (run, scope) =>
        {
            var names = arguments.Values(run, scope);
            return names.IsError ? names : Told(run, "exists", Path(names.Items), RuleValue.Of(Walk(scope, names.Items, out _)));
        };
    }

    private static bool Walk(Scope scope, IReadOnlyList<RuleValue> names, out RuleValue value)
    {
        var climbs = names.Count > 0 && names[0] is { Kind: RuleKind.List, Items.Count: 1 };
        value = scope.Climb(climbs ? (int)Math.Min(1000, Math.Abs(names[0].Items[0].ToNumber() ?? 0)) : 0);
        foreach (var name in names.Skip(climbs ? 1 : 0))
        {
            if (!name.IsNull && !value.TryGet(name, out value))
                return false;
        }

        return true;
    }

    public static Step Missing(Arguments arguments) => (run, scope) =>
    {
        var keys = arguments.Values(run, scope);
        if (keys.IsError)
            return keys;
        if (keys.Items.Count > 0 && keys.Items[0].Kind == RuleKind.List)
            keys = keys.Items[0];
        return RuleValue.Of([.. keys.Items.Where(k => IsMissing(scope, k))]);
    };

    public static Step MissingSome(Arguments arguments) => (run, scope) =>
    {
        var values = arguments.Values(run, scope);
        if (values.IsError)
            return values;
        if (values.Items.Count < 2 || values.Items[0].ToNumber() is not { } need || values.Items[1].Kind != RuleKind.List)
            return RuleValue.InvalidArguments;
        var keys = values.Items[1].Items;
        var missing = keys.Where(k => IsMissing(scope, k)).ToList();
        return keys.Count - missing.Count >= need ? RuleValue.EmptyList : RuleValue.Of(missing);
    };

    private static bool IsMissing(Scope scope, RuleValue key) =>
        !Find(scope, key, out var value) || value.IsNull || (value.Kind == RuleKind.Text && value.Text.Length == 0);

    private static string? Literal(Arguments arguments) => arguments.Source.ValueKind switch
    {
        JsonValueKind.String => arguments.Source.GetString(),
        JsonValueKind.Array when arguments.Source.EnumerateArray().All(a => a.ValueKind == JsonValueKind.String) =>
            string.Join('.', arguments.Source.EnumerateArray().Select(a => a.GetString())),
        _ => null,
    };

    private static string Path(IEnumerable<RuleValue> names) => string.Join('.', names.Select(n => n.ToText()));

    /// <summary>Tells the trace which data was looked at; the step around it tells the operator.</summary>
    private static RuleValue Told(Run run, string name, string path, RuleValue value) =>
        run.Trace is null ? value : run.Trace.Follow(name, () => (value, path));
}
