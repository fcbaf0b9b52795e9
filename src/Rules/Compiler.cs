using System.Text.Json;

namespace OneStop.Rules;

/// <summary>Turns the JSON of a rule into steps. What can be known once (operator, literal arguments) is decided here.</summary>
internal sealed class Compiler
{
    public const int MaxDepth = 64;
    private const int MaxNodes = 10_000;
    private int nodes;

    public HashSet<string> Variables { get; } = [];

    /// <summary>The lists that are walked over where the compiler stands, innermost last.</summary>
    public Stack<Rows> Walks { get; } = [];

    public HashSet<string> Unknown { get; } = [];

    public Step Compile(JsonElement rule, int depth)
    {
        if (depth > MaxDepth)
            throw new RuleException($"A rule is deeper than {MaxDepth} levels.");
        if (++nodes > MaxNodes)
            throw new RuleException($"A rule has more than {MaxNodes} parts.");

        if (rule.ValueKind == JsonValueKind.Array)
            return Traced(null, List(rule, depth));
        if (rule.ValueKind != JsonValueKind.Object || !rule.EnumerateObject().Any())
        {
            var literal = RuleValue.From(rule);
            return (_, _) => literal;
        }

        var name = rule.EnumerateObject().First().Name;
        if (rule.EnumerateObject().Count() > 1 || !Operators.ByName.TryGetValue(name, out var make))
        {
            Unknown.Add(name);
            var error = RuleValue.Fail(RuleValue.Object(("type", RuleValue.Of("Unknown Operator")), ("key", RuleValue.Of(name))));
            return (_, _) => error;
        }

        return Traced(name, make(new Arguments(this, rule.GetProperty(name), depth + 1, Rows.IsWalk(name))));
    }

    private Step List(JsonElement list, int depth)
    {
        var items = list.EnumerateArray().Select(i => Compile(i, depth + 1)).ToArray();
        return (run, scope) =>
        {
            var values = new RuleValue[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                values[i] = items[i](run, scope);
                if (values[i].IsError)
                    return values[i];
            }

            return RuleValue.Of(values);
        };
    }

    private static Step Traced(string? name, Step step) => (run, scope) =>
    {
        if (run.Exhausted)
            return Run.LimitExceeded;
        var value = run.Trace is null ? step(run, scope) : run.Trace.Follow(name, () => (step(run, scope), null));
        return value.IsTooLarge ? Run.LimitExceeded : value;
    };
}

/// <summary>The arguments of one operator, as written.</summary>
internal sealed class Arguments
{
    private readonly Compiler compiler;

    /// <param name="walks">The second argument is asked of each item of the first.</param>
    public Arguments(Compiler compiler, JsonElement source, int depth, bool walks = false)
    {
        this.compiler = compiler;
        Source = source;
        IsList = source.ValueKind == JsonValueKind.Array;
        Each = IsList
            ? [.. source.EnumerateArray().Select((a, i) => walks && i == 1 ? Within(a, depth) : compiler.Compile(a, depth))]
            : [compiler.Compile(source, depth)];
    }

    public JsonElement Source { get; }

    /// <summary>Written as a list; otherwise there is one argument, which may come to a list.</summary>
    public bool IsList { get; }

    public IReadOnlyList<Step> Each { get; }

    public void Looks(string path)
    {
        if (Rows.Resolve(compiler.Walks, path) is { } named)
            compiler.Variables.Add(named);
    }

    private Step Within(JsonElement rule, int depth)
    {
        compiler.Walks.Push(Rows.Of(Source[0], compiler.Walks));
        var step = compiler.Compile(rule, depth);
        compiler.Walks.Pop();
        return step;
    }

    /// <summary>
    /// All values, or the first error. One argument that was not written as a list and comes to one stands for all of
    /// them: <c>{"max": {"var": "areas"}}</c>.
    /// </summary>
    public RuleValue Values(Run run, Scope scope, bool spread = true)
    {
        var values = new RuleValue[Each.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Each[i](run, scope);
            if (values[i].IsError)
                return values[i];
        }

        return spread && !IsList && values[0].Kind == RuleKind.List ? values[0] : RuleValue.Of(values);
    }
}
