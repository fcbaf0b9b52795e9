using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OneStop.Domain;

namespace OneStop.Cases.Domain;

/// <summary>One thing that the rule looked at before it decided. Whoever shows it makes the sentence.</summary>
[JsonConverter(typeof(AutoFindingJson))]
public abstract record AutoFinding
{
    /// <summary>A paper is a certificate in force.</summary>
    /// <param name="Material">Code of the material.</param>
    /// <param name="Department">Who keeps the certificate; null when the catalogue does not say.</param>
    /// <param name="ValidUntil">Its last day; null when it has none.</param>
    public sealed record InForce(string Material, string? Department, DateOnly? ValidUntil, DateOnly CheckedOn) : AutoFinding;

    /// <summary>These elements say what the register says.</summary>
    public sealed record AsRegistered(ImmutableList<string> Elements) : AutoFinding;

    /// <summary>A finished sentence, from when they were stored as such (cases.auto-decided.v1).</summary>
    public sealed record Written(string Sentence) : AutoFinding;
}

/// <summary>A finding is known by what it names; one of the first version is a sentence: it is sealed, so no upcaster can take it apart.</summary>
internal sealed class AutoFindingJson : JsonConverter<AutoFinding>
{
    public override AutoFinding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new AutoFinding.Written(reader.GetString()!);
        var finding = JsonElement.ParseValue(ref reader);
        return finding.TryGetProperty("material", out _) ? finding.Deserialize<AutoFinding.InForce>(options)!
            : finding.Deserialize<AutoFinding.AsRegistered>(options)!;
    }

    public override void Write(Utf8JsonWriter writer, AutoFinding value, JsonSerializerOptions options)
    {
        if (value is AutoFinding.Written written)
            writer.WriteStringValue(written.Sentence);
        else
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}

/// <summary>The first version kept the findings as sentences.</summary>
internal sealed class AutoDecidedV1 : IUpcaster
{
    public string From => "cases.auto-decided.v1";
    public string To => "cases.auto-decided.v2";

    public JsonObject Lift(JsonObject data)
    {
        var sentences = data["explanation"];
        data.Remove("explanation");
        data["findings"] = sentences;
        return data;
    }
}
