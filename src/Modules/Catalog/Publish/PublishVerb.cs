using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Catalog.Publish;

/// <summary>
/// <c>publish &lt;matter.json&gt;</c>: puts a matter, or its next version, into a running installation. Every node takes it
/// in within seconds; none is restarted.
/// </summary>
public static class PublishVerb
{
    public const string Usage = "publish <matter.json>";

    /// <returns>0 when the version is published, now or before; 1 when it may not be.</returns>
    public static async Task<int> Run(IServiceProvider services, string file, TextWriter said, TextWriter wrong, CancellationToken cancel = default)
    {
        try
        {
            var json = JsonNode.Parse(await File.ReadAllTextAsync(file, cancel)) as JsonObject ?? throw new JsonException("A matter is a JSON object.");
            var matter = MatterFile.Resolve(json, Path.GetFileName(file), services.GetRequiredService<CatalogInMemory>().Parts);
            var isNew = await services.GetRequiredService<Publisher>().Publish(matter, cancel);
            await said.WriteLineAsync($"{matter.Code} version {matter.Version} {(isNew ? "is published" : "was published before, the same")}; in force from {matter.Effective:yyyy-MM-dd}.");
            return 0;
        }
        catch (Exception e) when (e is CatalogException or JsonException or IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
