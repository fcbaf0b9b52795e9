using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Rules;
using OneStop.Time;

namespace OneStop.Catalog.Package;

/// <summary>The exchange format as a JSON Schema (2020-12), made from the records that read it: <c>docs/catalogue.schema.json</c>.</summary>
internal static class PackageSchema
{
    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(Rule) ? Condition() : schema,
    };

    public static JsonObject Make()
    {
        var matter = Of<Matter>();
        var members = matter["properties"]!.AsObject();
        members.Remove("departments");
        matter["required"] = new JsonArray([.. matter["required"]!.AsArray().Select(r => r!.ToString()).Where(r => r is not ("departments" or "elements"))
            .Select(r => (JsonNode)r)]);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "OneStop catalogue exchange",
            ["description"] = "Dictionary entries and matters in one file. See exchange-format.md.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("format", "formatVersion"),
            ["properties"] = new JsonObject
            {
                ["format"] = new JsonObject { ["const"] = CatalogPackage.Format },
                ["formatVersion"] = new JsonObject { ["const"] = CatalogPackage.FormatVersion },
                ["departments"] = List(Of<Department>()), ["regions"] = List(Of<Region>()), ["halls"] = List(Of<Hall>()),
                ["elements"] = List(Of<DataElement>()), ["items"] = List(Of<BasicItem>()), ["policies"] = List(Of<Policy>()),
                ["calendars"] = List(Of<CalendarYear>()), ["matters"] = List(matter),
            },
        };
    }

    private static JsonObject Of<T>() => Embedded(CatalogJson.Options.GetJsonSchemaAsNode(typeof(T), Exporting).AsObject(), typeof(T).Name);

    private static JsonObject Condition() => new()
    {
        ["description"] = "A condition in JSON Logic over { answers, form, register, today }, in a check of rows with { row }.",
        ["type"] = new JsonArray("object", "array", "string", "number", "boolean", "null"),
    };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    // References count from the root of the document that the exporter made; each type becomes a document of its own.
    private static JsonObject Embedded(JsonObject schema, string name)
    {
        schema["$id"] = $"https://onestop.example/catalogue/{name}";
        return schema;
    }
}
