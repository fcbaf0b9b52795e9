using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Demo;

/// <summary>The files that this assembly carries.</summary>
internal static class Resources
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T Json<T>(string name)
    {
        using var file = Open(name);
        return JsonSerializer.Deserialize<T>(file, Options)!;
    }

    public static byte[] Bytes(string name)
    {
        using var file = Open(name);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    private static Stream Open(string name) => typeof(Resources).Assembly.GetManifestResourceStream(name)!;
}
