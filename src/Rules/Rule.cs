using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace OneStop.Rules;

/// <summary>
/// A JSON Logic rule, parsed once and evaluated as often as needed, from any thread. Evaluation never throws: what goes
/// wrong inside a rule comes back as <see cref="RuleResult.Error"/>. See README.md beside this file for the operators.
/// </summary>
[JsonConverter(typeof(RuleConverter))]
public sealed class Rule
{
    private readonly Step step;

    private Rule(JsonElement source, Step step, IReadOnlyList<string> variables, IReadOnlyList<string> unknown) =>
        (Source, this.step, Variables, UnknownOperators) = (source, step, variables, unknown);

    /// <summary>The rule as written.</summary>
    public JsonElement Source { get; }

    /// <summary>Paths that its <c>var</c> and <c>val</c> name literally, each once: what the rule looks at.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Operators it uses that do not exist; evaluating one is the error <c>Unknown Operator</c>.</summary>
    public IReadOnlyList<string> UnknownOperators { get; }

    /// <exception cref="RuleException">Deeper than 64 levels or larger than 10,000 nodes.</exception>
    public static Rule Parse(JsonElement source)
    {
        var owned = source.Clone();
        var compiler = new Compiler();
        var compiled = compiler.Compile(owned, 0);
        return new(owned, compiled, [.. compiler.Variables.Order(StringComparer.Ordinal)], [.. compiler.Unknown.Order(StringComparer.Ordinal)]);
    }

    /// <exception cref="RuleException">Not JSON, too deep or too large.</exception>
    public static Rule Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Compiler.MaxDepth * 2 });
            return Parse(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new RuleException($"A rule is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Evaluates the rule; never throws, whatever the rule and the data.</summary>
    public RuleResult Evaluate(RuleValue data) => new(step(new Run(), new Scope(data)));

    /// <summary>Whether the rule holds: its value is truthy. An error does not hold.</summary>
    public bool Holds(RuleValue data) => step(new Run(), new Scope(data)).IsTruthy;

    /// <summary>
    /// Evaluates and tells how: every part that was looked at, its value and, for data, where it came from.
    /// </summary>
    /// <param name="data">What the rule looks at.</param>
    /// <param name="source">Names the source of a path, e.g. the register behind <c>form.DE0223</c>; null when unknown.</param>
    public Explanation Explain(RuleValue data, Func<string, string?>? source = null)
    {
        var run = new Run { Trace = new Trace(source) };
        var value = step(run, new Scope(data));
        return run.Trace.Root ?? new(null, null, null, value.IsError ? value.Thrown : value, value.IsError, []);
    }

    /// <inheritdoc/>
    public override string ToString() => Source.GetRawText();
}

/// <summary>The value of a rule, or what went wrong.</summary>
public readonly struct RuleResult
{
    private readonly RuleValue value;

    internal RuleResult(RuleValue value) => this.value = value;

    /// <summary>The value; <see cref="RuleValue.Null"/> after an error.</summary>
    public RuleValue Value => value.IsError ? RuleValue.Null : value;

    /// <summary>
    /// Null when all went well, else the type of the error: <c>NaN</c>, <c>Invalid Arguments</c>, <c>Unknown Operator</c>,
    /// <c>Limit Exceeded</c>, or what the rule itself threw.
    /// </summary>
    public string? Error => value.IsError ? value.Thrown.TryGet(RuleValue.Of("type"), out var type) ? type.ToText() : "Error" : null;

    /// <summary>The whole of what was thrown; null value when nothing was.</summary>
    public RuleValue Thrown => value.IsError ? value.Thrown : RuleValue.Null;
}

/// <summary>How a part of a rule came to its value.</summary>
/// <param name="Operator">The operator; <c>var</c> for data, null for a literal list.</param>
/// <param name="Path">Path into the data, for <c>var</c>, <c>val</c> and <c>exists</c>.</param>
/// <param name="Source">Where the data came from, when the caller knows.</param>
/// <param name="Value">What it came to; the text of the error when it failed.</param>
/// <param name="Failed">Whether it ended in an error.</param>
/// <param name="Parts">The parts that were evaluated, in order; a part that was not needed is not among them.</param>
public sealed record Explanation(string? Operator, string? Path, string? Source, RuleValue Value, bool Failed, ImmutableArray<Explanation> Parts)
{
    /// <summary>It did not fail, and its value is truthy.</summary>
    public bool Held => !Failed && Value.IsTruthy;

    /// <summary>All data that was looked at, in order, each path once.</summary>
    public IEnumerable<Explanation> Data => Parts.SelectMany(p => p.Data).Concat(Path is null ? [] : [this]).DistinctBy(e => e.Path);
}

/// <summary>A rule that cannot be taken in: not JSON, too deep or too large. Never thrown by evaluation.</summary>
public sealed class RuleException : Exception
{
    /// <summary>Without words.</summary>
    public RuleException() { }

    /// <summary>With what is wrong.</summary>
    public RuleException(string message) : base(message) { }

    /// <summary>With what is wrong and what showed it.</summary>
    public RuleException(string message, Exception inner) : base(message, inner) { }
}

internal sealed class RuleConverter : JsonConverter<Rule>
{
    public override Rule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Rule.Parse(JsonElement.ParseValue(ref reader));
        }
        catch (RuleException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Rule value, JsonSerializerOptions options) => value.Source.WriteTo(writer);
}
