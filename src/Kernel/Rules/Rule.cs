using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Kernel.Rules;

/// <summary>A JSON Logic rule as data.</summary>
[JsonConverter(typeof(RuleConverter))]
public sealed class Rule
{
    private Rule(JsonElement source) => Source = source;

    /// <summary>The rule as written.</summary>
    public JsonElement Source { get; }

    public static Rule Parse(JsonElement source) => new(source.Clone());

    public override string ToString() => Source.GetRawText();
}

internal sealed class RuleConverter : JsonConverter<Rule>
{
    public override Rule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Rule.Parse(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Rule value, JsonSerializerOptions options) => value.Source.WriteTo(writer);
}
