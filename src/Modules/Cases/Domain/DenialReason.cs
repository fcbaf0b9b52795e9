using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OneStop.Domain;

namespace OneStop.Cases.Domain;

/// <summary>Why an item is denied. Whoever shows it makes the sentence.</summary>
/// <param name="Basis">The article that it rests on; empty in what was stored as one sentence (cases.item-denied.v1).</param>
[JsonConverter(typeof(DenialReasonJson))]
public sealed record DenialReason(string Reason, string Basis);

/// <summary>Reads a reason, and the finished sentence of the first version: it is sealed, so no upcaster can take it apart.</summary>
internal sealed class DenialReasonJson : JsonConverter<DenialReason>
{
    public override DenialReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!, "");
        var parts = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!;
        return new(parts["reason"], parts["basis"]);
    }

    public override void Write(Utf8JsonWriter writer, DenialReason value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("reason", value.Reason);
        writer.WriteString("basis", value.Basis);
        writer.WriteEndObject();
    }
}

/// <summary>The first version kept the remedy as a sentence; it was the same one in every denial, so whoever shows it makes it.</summary>
internal sealed class ItemDeniedV1 : IUpcaster
{
    public string From => "cases.item-denied.v1";
    public string To => "cases.item-denied.v2";

    public JsonObject Lift(JsonObject data)
    {
        data.Remove("remedy");
        return data;
    }
}
