using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Open;

/// <summary>docs/openapi-2026-12-01.json is what was promised; with ONESTOP_UPDATE=1 this test writes it anew.</summary>
public sealed class The_open_api_document(PortalUnderTest portal)
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
        text.ShouldBe(await File.ReadAllTextAsync(file), "what was promised may only grow by optional parts; then run the test with ONESTOP_UPDATE=1 and commit docs/openapi-2026-12-01.json");
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

    [Fact]
    public async Task Another_version_is_not_there()
    {
        using var client = new HttpClient { BaseAddress = await portal.Address() };
        using var answer = await client.GetAsync("/api/openapi/2025-01-01.json");
        ((int)answer.StatusCode).ShouldBe(404);
    }
}
