using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace OneStop.Rules;

/// <summary>The kinds of <see cref="RuleValue"/>: those of JSON, and an error on its way out of the rule.</summary>
public enum RuleKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>Members by name.</summary>
    Object,

    /// <summary>An error on its way out of the rule.</summary>
    Error,
}

/// <summary>
/// A value of a rule. Numbers are decimals (28 digits, exact for money and areas); a JSON number beyond their range
/// becomes the error <c>NaN</c>.
/// </summary>
public readonly struct RuleValue : IEquatable<RuleValue>
{
    private const int MaxDepth = 100;
    private const int MaxWeight = 1 << 17;

    private readonly decimal number;
    private readonly object? content;
    private readonly int weight;
    private readonly int depth;

    private RuleValue(RuleKind kind, decimal number, object? content, int weight = 1, int depth = 0) =>
        (Kind, this.number, this.content, this.weight, this.depth) = (kind, number, content, weight, depth);

    /// <summary>What kind of value it is.</summary>
    public RuleKind Kind { get; }

    /// <summary>No value.</summary>
    public static readonly RuleValue Null;

    /// <summary>True.</summary>
    public static readonly RuleValue True = new(RuleKind.Bool, 1, null);

    /// <summary>False.</summary>
    public static readonly RuleValue False = new(RuleKind.Bool, 0, null);

    /// <summary>A list without items.</summary>
    public static readonly RuleValue EmptyList = Of([]);

    /// <summary>True or false.</summary>
    public static RuleValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static RuleValue Of(decimal value) => new(RuleKind.Number, value, null);

    /// <summary>A text; null is no value.</summary>
    public static RuleValue Of(string? value) => value is null ? Null : new(RuleKind.Text, 0, value);

    /// <summary>A list; too large or too deep, it is the error <c>Limit Exceeded</c>.</summary>
    public static RuleValue Of(IReadOnlyList<RuleValue> items) => Weigh(RuleKind.List, items, items);

    /// <summary>An object whose members are looked up when a rule asks for them.</summary>
    public static RuleValue Of(IRuleObject members) => new(RuleKind.Object, 0, members);

    /// <summary>Members by name, each name once.</summary>
    public static RuleValue Object(params (string Name, RuleValue Value)[] members) =>
        Weigh(RuleKind.Object, new Members(members.ToImmutableDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal)), members.Select(m => m.Value));

    private static RuleValue Weigh(RuleKind kind, object content, IEnumerable<RuleValue> parts)
    {
        var (weight, depth) = (1, 0);
        foreach (var part in parts)
        {
            weight = Math.Min(MaxWeight + 1, weight + Math.Max(1, part.weight));
            depth = Math.Max(depth, part.depth + 1);
        }

        return new(kind, 0, content, weight, depth);
    }

    /// <summary>
    /// Too deep or too large to be walked: a rule may put a list into itself again and again, and comparing or writing
    /// the result would never end.
    /// </summary>
    internal bool IsTooLarge => depth > MaxDepth || weight > MaxWeight;

    /// <summary>A value from JSON; objects are read when a rule asks for their members.</summary>
    public static RuleValue From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? Of(number) : NotANumber,
        JsonValueKind.String => Of(json.GetString()),
        JsonValueKind.Array => Of([.. json.EnumerateArray().Select(From)]),
        JsonValueKind.Object => Of(new JsonMembers(json)),
        _ => Null,
    };

    /// <summary>A value from JSON; null is no value.</summary>
    public static RuleValue From(JsonNode? json) => json is null ? Null : From(JsonSerializer.SerializeToElement(json));

    internal static readonly RuleValue NotANumber = Fail("NaN");
    internal static readonly RuleValue InvalidArguments = Fail("Invalid Arguments");
    internal static RuleValue Fail(string type) => Fail(Object(("type", Of(type))));
    internal static RuleValue Fail(RuleValue thrown) => new(RuleKind.Error, 0, thrown);

    /// <summary>Whether there is no value.</summary>
    public bool IsNull => Kind == RuleKind.Null;
    internal bool IsError => Kind == RuleKind.Error;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It is another kind.</exception>
    public decimal Number => Kind == RuleKind.Number ? number : throw new InvalidOperationException($"{Kind} is not a number.");

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is another kind.</exception>
    public string Text => Kind == RuleKind.Text ? (string)content! : throw new InvalidOperationException($"{Kind} is not a text.");

    /// <summary>The items of the list.</summary>
    /// <exception cref="InvalidOperationException">It is another kind.</exception>
    public IReadOnlyList<RuleValue> Items => Kind == RuleKind.List ? (IReadOnlyList<RuleValue>)content!
        : throw new InvalidOperationException($"{Kind} is not a list.");
    internal RuleValue Thrown => (RuleValue)content!;

    /// <summary>False, 0, "", null, an empty list and an empty object are not true.</summary>
    public bool IsTruthy => Kind switch
    {
        RuleKind.Bool or RuleKind.Number => number != 0,
        RuleKind.Text => Text.Length > 0,
        RuleKind.List => Items.Count > 0,
        RuleKind.Object => ((IRuleObject)content!).Names.Any(),
        _ => false,
    };

    /// <summary>A member of an object or, by index, of a list; false when there is none.</summary>
    public bool TryGet(RuleValue key, out RuleValue value)
    {
        // A caller may pass this very variable as the result, so nothing is written before everything is read.
        switch (content)
        {
            case IRuleObject members:
                return members.TryGet(key.ToText(), out value);
            case IReadOnlyList<RuleValue> items when int.TryParse(key.ToText(), NumberStyles.None, null, out var index) && index < items.Count:
                value = items[index];
                return true;
            default:
                value = Null;
                return false;
        }
    }

    /// <summary>Its number by the coercions of JSON Logic: "" and null are 0, true is 1; null when it has none.</summary>
    internal decimal? ToNumber() => Kind switch
    {
        RuleKind.Null => 0,
        RuleKind.Bool or RuleKind.Number => number,
        RuleKind.Text when string.IsNullOrWhiteSpace(Text) => 0,
        RuleKind.Text => decimal.TryParse(Text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        _ => null,
    };

    internal string ToText() => Kind switch
    {
        RuleKind.Bool => number != 0 ? "true" : "false",
        RuleKind.Number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        RuleKind.Text => Text,
        RuleKind.List => string.Join(',', Items.Select(i => i.ToText())),
        RuleKind.Object => "[object Object]",
        _ => "",
    };

    internal int? Length => Kind switch
    {
        RuleKind.Text => Text.Length,
        RuleKind.List => Items.Count,
        RuleKind.Object => ((IRuleObject)content!).Names.Count(),
        _ => null,
    };

    /// <summary>Equal in kind and content, lists and objects too.</summary>
    public bool Equals(RuleValue other)
    {
        if (Kind != other.Kind)
            return false;
        return Kind switch
        {
            RuleKind.Null => true,
            RuleKind.Bool or RuleKind.Number => number == other.number,
            RuleKind.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
            RuleKind.List => Items.SequenceEqual(other.Items),
            RuleKind.Object => SameMembers((IRuleObject)content!, (IRuleObject)other.content!),
            _ => Thrown.Equals(other.Thrown),
        };
    }

    private static bool SameMembers(IRuleObject one, IRuleObject other) =>
        one.Names.Count() == other.Names.Count()
        && one.Names.All(n => one.TryGet(n, out var a) && other.TryGet(n, out var b) && a.Equals(b));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RuleValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, number, Kind == RuleKind.Text ? Text : null);

    /// <summary>Equal in kind and content.</summary>
    public static bool operator ==(RuleValue left, RuleValue right) => left.Equals(right);

    /// <summary>Different in kind or content.</summary>
    public static bool operator !=(RuleValue left, RuleValue right) => !left.Equals(right);

    /// <summary>The value as JSON; an error is what was thrown.</summary>
    public JsonNode? ToJson() => Kind switch
    {
        RuleKind.Bool => JsonValue.Create(number != 0),
        RuleKind.Number => JsonValue.Create(number),
        RuleKind.Text => JsonValue.Create(Text),
        RuleKind.List => new JsonArray([.. Items.Select(i => i.ToJson())]),
        RuleKind.Object => ToJson((IRuleObject)content!),
        RuleKind.Error => Thrown.ToJson(),
        _ => null,
    };

    private static JsonObject ToJson(IRuleObject members)
    {
        var json = new JsonObject();
        foreach (var name in members.Names)
            json[name] = members.TryGet(name, out var value) ? value.ToJson() : null;
        return json;
    }

    /// <summary>The value as JSON text.</summary>
    public override string ToString() => ToJson()?.ToJsonString() ?? "null";

    private sealed class Members(ImmutableDictionary<string, RuleValue> values) : IRuleObject
    {
        public IEnumerable<string> Names => values.Keys;
        public bool TryGet(string name, out RuleValue value) => values.TryGetValue(name, out value);
    }

    private sealed class JsonMembers(JsonElement json) : IRuleObject
    {
        public IEnumerable<string> Names => json.EnumerateObject().Select(p => p.Name);

        public bool TryGet(string name, out RuleValue value)
        {
            var found = json.TryGetProperty(name, out var member);
            value = found ? From(member) : Null;
            return found;
        }
    }
}

/// <summary>Members that are looked up when asked for: a form, a profile, a row.</summary>
public interface IRuleObject
{
    /// <summary>Names of the members that there are.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The member of this name; false when there is none.</summary>
    bool TryGet(string name, out RuleValue value);
}
