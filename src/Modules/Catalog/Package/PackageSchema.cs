using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using OneStop.Catalog.Check;
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
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(Rule) ? Condition()
            : schema is JsonObject described ? Limited(described, context) : schema,
    };

    // What the checks hold against a file stands in its schema, too.
    private static JsonObject Limited(JsonObject schema, JsonSchemaExporterContext context)
    {
        var limits = MemberLimits.Of(context.PropertyInfo?.AttributeProvider);
        var type = context.TypeInfo.Type;
        if (type == typeof(Bilingual))
            Texts(schema, limits.Most ?? CatalogLimits.Text);
        else if (schema["items"] is JsonObject entries)
            (schema["maxItems"], schema["items"]) = (limits.Most ?? CatalogLimits.Entries, Plain(entries.DeepClone().AsObject(), limits.OfEntry));
        else
            Plain(schema, limits);
        if (type == typeof(string) && limits.Table is null && schema["maxLength"] is null)
            schema["maxLength"] = limits.Most ?? CatalogLimits.Word;
        if (limits.Explained is { } explained)
            schema["description"] = explained;
        if (CodeWords.Of(type, FaultTexts.English) is { } words)
            schema["description"] = words;
        return schema;
    }

    private static JsonObject Plain(JsonObject schema, MemberLimits limits)
    {
        if (limits.Range is { } range)
            (schema["minimum"], schema["maximum"]) = (range.Least, range.Most);
        if (limits.Pattern is { } pattern)
            schema["pattern"] = pattern;
        if (limits.Least is { } least)
            (schema["minLength"], schema["maxLength"]) = (least, limits.Most);
        if (limits.Table is { } table)
        {
            var numbers = table == CodeTables.Day;
            schema["enum"] = new JsonArray([.. CodeTables.Of(table).Select(c => numbers ? JsonValue.Create(int.Parse(c)) : (JsonNode)c)]);
            schema["description"] = CodeWords.Of(table, FaultTexts.English);
        }

        return schema;
    }

    private static void Texts(JsonObject schema, int most)
    {
        schema["properties"] = new JsonObject
        {
            ["zh"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = most },
            ["en"] = new JsonObject
            {
                ["type"] = "string", ["maxLength"] = most, ["description"] = "Empty while the English is to follow: readers see the Chinese.",
            },
        };
    }

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
                ["calendars"] = List(Of<CalendarYear>()), ["registers"] = List(Of<SharedRegister>()), ["matters"] = List(matter),
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
