namespace OneStop.Rules;

/// <summary>One compiled part of a rule.</summary>
internal delegate RuleValue Step(Run run, Scope scope);

/// <summary>What one evaluation carries along: its budget and, when asked for, its trace.</summary>
internal sealed class Run
{
    /// <summary>Enough for any honest rule; a nested map over large lists ends here instead of holding a thread.</summary>
    private const int MaxSteps = 200_000;

    internal const int MaxItems = 1 << 15;
    internal const int MaxText = 1 << 16;
    internal static readonly RuleValue LimitExceeded = RuleValue.Fail("Limit Exceeded");

    private int steps;

    public Trace? Trace { get; init; }
    public bool Exhausted => ++steps > MaxSteps;
}

/// <summary>
/// The data in view, and what lies above it inside an iteration: climbing one level gives <paramref name="Around"/>
/// (index and list), two levels the data outside, and so on.
/// </summary>
internal sealed record Scope(RuleValue Data, RuleValue Around = default, Scope? Outer = null)
{
    public RuleValue Climb(int levels)
    {
        var scope = this;
        for (var left = levels; left > 0; left -= 2)
        {
            if (left == 1)
                return scope.Around;
            if (scope.Outer is null)
                return RuleValue.Null;
            scope = scope.Outer;
        }

        return scope.Data;
    }

    public Scope Into(RuleValue item, RuleValue list, int index) =>
        new(item, RuleValue.Object(("index", RuleValue.Of(index)), ("iterator", list)), this);
}

internal sealed class Trace(Func<string, string?>? source)
{
    private readonly Stack<List<Explanation>> open = new([[]]);

    public Explanation? Root => open.Peek().FirstOrDefault();

    public RuleValue Follow(string? name, Func<(RuleValue Value, string? Path)> evaluate)
    {
        open.Push([]);
        var (value, path) = evaluate();
        var parts = open.Pop();
        open.Peek().Add(new(name, path, path is null ? null : source?.Invoke(path), value.IsError ? value.Thrown : value, value.IsError, [.. parts]));
        return value;
    }
}
