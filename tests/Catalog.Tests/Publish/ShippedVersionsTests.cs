using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Publish;

/// <summary>
/// A city that runs has the shipped versions published, for ever: a start with the same version and other content is refused there. So
/// whoever changes a matter, or an element that it has, raises its version; shipped-matters.txt remembers what each version held.
/// </summary>
public sealed class ShippedVersionsTests
{
    private static readonly string Remembered = Path.Combine(Sources.Root, "tests", "Catalog.Tests", "Publish", "shipped-matters.txt");

    [Fact]
    public void What_a_version_holds_does_not_change()
    {
        var before = File.ReadAllLines(Remembered).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => (Version: l[1], Content: l[2]));
        var now = CatalogFiles.Shipped.Matters.Select(m => (m.Code, Version: $"{m.Version}",
            Content: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Said(JsonSerializer.SerializeToNode(m, CatalogJson.Options))!
                .ToJsonString()))))).ToList();

        now.Where(m => before.TryGetValue(m.Code, out var was) && was.Version == m.Version && was.Content != m.Content).Select(m => m.Code)
            .ShouldBeEmpty("raise their versions");
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            File.WriteAllLines(Remembered, now.Select(m => $"{m.Code} {m.Version} {m.Content}"));
        else
            now.ShouldAllBe(m => before.ContainsKey(m.Code) && before[m.Code].Content == m.Content, "run the test with ONESTOP_UPDATE=1");
    }

    // Without what is not said: a member that the format has new changes nothing that was published.
    private static JsonNode? Said(JsonNode? node) => node switch
    {
        JsonObject part => new JsonObject(part.Select(m => KeyValuePair.Create(m.Key, Said(m.Value))).Where(m => m.Value is not null))
            is { Count: > 0 } said ? said : null,
        JsonArray list => list.Count == 0 ? null : new JsonArray([.. list.Select(e => Said(e) ?? new JsonObject())]),
        JsonValue value when value.GetValueKind() is JsonValueKind.False or JsonValueKind.Null => null,
        _ => node?.DeepClone(),
    };
}
