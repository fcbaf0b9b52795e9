using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>The one way in which catalogue data is read and written. A name that nobody knows is a slip, not an extension.</summary>
internal static class CatalogJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReadsWhatWas } },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    // Versions that were published with a member that nobody read stay readable.
    private static void ReadsWhatWas(JsonTypeInfo type)
    {
        if (type.Type != typeof(ServiceItem))
            return;
        var left = type.CreateJsonPropertyInfo(typeof(bool), "optional");
        left.Set = (_, _) => { };
        type.Properties.Add(left);
    }
}
