using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Open;

/// <summary>docs/openapi-2026-12-01.json is what was promised; with ONESTOP_UPDATE=1 this test writes it anew.</summary>
public sealed class OpenApiDocumentTests(PortalUnderTest portal)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<JsonNode> Served()
    {
        using var client = new HttpClient { BaseAddress = await portal.Address() };
        return JsonNode.Parse(await client.GetStringAsync("/api/openapi/2026-12-01.json"))!;
    }

    [Fact]
    public async Task It_is_the_one_that_was_promised()
    {
        var text = (await Served()).ToJsonString(Indented) + "\n";
        var file = Path.Combine(Sources.Root, "docs", "openapi-2026-12-01.json");
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            await File.WriteAllTextAsync(file, text);
        text.ShouldBe(await File.ReadAllTextAsync(file),
            "what was promised may only grow by optional parts; then run the test with ONESTOP_UPDATE=1 and commit docs/openapi-2026-12-01.json");
    }

    [Fact]
    public async Task Every_operation_names_its_answers_and_every_example_of_the_page_works()
    {
        var paths = (await Served())["paths"]!.AsObject();
        paths.Count.ShouldBe(7);
        foreach (var (path, methods) in paths)
        {
            methods!.AsObject().Select(m => m.Key).ShouldBe(["get"], path);
            methods["get"]!["responses"]!.AsObject().Select(r => r.Key).ShouldContain("429");
            methods["get"]!["operationId"].ShouldNotBeNull();
        }

        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/open-data");
        var examples = page.All("pre code").Select(c => c.TextContent).ToList();
        examples.Count.ShouldBe(3);
        foreach (var example in examples)
        {
            var address = new Uri(example.Split('\'')[1]);
            using var answer = await visitor.Http.GetAsync(address.PathAndQuery);
            answer.IsSuccessStatusCode.ShouldBeTrue(example);
        }

        foreach (var link in page.All("main a[href^='/api/']").Select(a => a.GetAttribute("href")!))
        {
            using var answer = await visitor.Http.GetAsync(link);
            answer.IsSuccessStatusCode.ShouldBeTrue(link);
        }
    }

    [Theory]
    [InlineData("/matters?limit=200", "PageOfMatterSummary")]
    [InlineData("/matters/YJS-E01", "MatterDetail")]
    [InlineData("/matters/YJS-E01/versions/{last}", "MatterDetail")]
    [InlineData("/items?limit=200", "PageOfItemData")]
    [InlineData("/halls?limit=200", "PageOfHallData")]
    [InlineData("/departments", "PageOfDepartmentData")]
    [InlineData("/regions", "PageOfRegionData")]
    [InlineData("/matters?limit=0", "ApiProblem")]
    public async Task What_is_served_is_what_it_says(string path, string schema)
    {
        await portal.PublishHalls();
        var schemas = (await Served())["components"]!["schemas"]!;
        using var client = new HttpClient { BaseAddress = await portal.Address() };
        var last = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-E01")!.Version;
        using var answer = await client.GetAsync("/api/2026-12-01/catalog" + path.Replace("{last}", $"{last}", StringComparison.Ordinal));
        Unlike(JsonNode.Parse(await answer.Content.ReadAsStringAsync()), schemas[schema]!, schemas, schema).Take(5).ShouldBeEmpty();
    }

    /// <summary>Where a value has a part that was not promised, lacks one that was, or is of another type.</summary>
    private static IEnumerable<string> Unlike(JsonNode? value, JsonNode schema, JsonNode schemas, string place)
    {
        while (schema["$ref"] is not null || schema["oneOf"] is not null)
            schema = schema["$ref"] is { } name ? schemas[name.ToString().Split('/')[^1]]! : schema["oneOf"]!.AsArray().Single(s => s!["$ref"] is not null)!;
        switch (value)
        {
            case JsonObject parts:
                var known = schema["properties"]!.AsObject();
                var missing = (schema["required"] as JsonArray ?? []).Select(r => r!.ToString()).Where(r => !parts.ContainsKey(r));
                return [.. missing.Select(m => $"{place} lacks {m}"), .. parts.Where(p => !known.ContainsKey(p.Key)).Select(p => $"{place} has {p.Key}"),
                    .. parts.Where(p => known.ContainsKey(p.Key)).SelectMany(p => Unlike(p.Value, known[p.Key]!, schemas, $"{place}/{p.Key}"))];
            case JsonArray rows:
                return rows.SelectMany((row, i) => Unlike(row, schema["items"]!, schemas, $"{place}/{i}"));
            case JsonValue when schema["enum"] is JsonArray words:
                return words.Any(w => JsonNode.DeepEquals(w, value)) ? [] : [$"{place} is {value}"];
            default:
                var type = value!.GetValueKind() switch { JsonValueKind.String => "string", JsonValueKind.Number => "number", _ => "boolean" };
                var said = schema["type"] is JsonArray several ? several.Select(t => t!.ToString()) : [schema["type"]!.ToString()];
                return said.Select(t => t == "integer" ? "number" : t).Contains(type) ? [] : [$"{place} is a {type}"];
        }
    }

    [Fact]
    public async Task Another_version_is_not_there()
    {
        using var client = new HttpClient { BaseAddress = await portal.Address() };
        using var answer = await client.GetAsync("/api/openapi/2025-01-01.json");
        ((int)answer.StatusCode).ShouldBe(404);
    }
}
