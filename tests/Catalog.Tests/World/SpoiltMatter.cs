using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;

namespace OneStop.Catalog.Tests.World;

/// <summary>The restaurant's file with something changed, and what the check says of it.</summary>
internal static class SpoiltMatter
{
    public static JsonObject Item(JsonObject matter, int index) => matter["items"]![index]!.AsObject();

    public static List<string> Faults(Action<JsonObject> spoil) => [.. Look(spoil).Faults.Select(f => f.ToString())];

    public static List<string> Untranslated(Action<JsonObject> spoil) => [.. Look(spoil).Untranslated.Select(f => f.ToString())];

    public static MatterReading Look(Action<JsonObject> spoil)
    {
        using var file = typeof(CatalogFiles).Assembly.GetManifestResourceStream("Data/matters/YJS-E01.json")!;
        var matter = JsonNode.Parse(file)!.AsObject();
        spoil(matter);
        return MatterFile.Look(matter, CatalogFiles.Shipped.Parts);
    }
}
