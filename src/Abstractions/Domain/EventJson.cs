using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace OneStop.Domain;

/// <summary>The one form of JSON in which events and what is sealed in them are written.</summary>
public static class EventJson
{
    /// <summary>How events are written: camelCase, enums by name, nothing for null, Chinese as it is.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
