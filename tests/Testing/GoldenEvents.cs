using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.Testing;

/// <summary>
/// One file for each event that a module ever stored, in the module's folder <c>Golden</c>, as it was stored. Stored events
/// are never rewritten, so each of them must be readable for ever: a renamed property, a lost word of an enum or another
/// way to write a date is found here, and not in years by somebody whose licence cannot be read any more. A file is never
/// changed. A new shape gets a new name, a new file, and an upcaster from the old one.
/// </summary>
public sealed class GoldenEvents(string module, EventTypes types)
{
    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true };

    private readonly string folder = Path.Combine(Sources.Root, "src", "Modules", module, "Golden");

    /// <summary>The keys under which the secrets in the files are sealed.</summary>
    public static MasterKeys Masters { get; } = new(
        Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), Convert.ToBase64String([.. Enumerable.Range(100, 32).Select(i => (byte)i)]));

    /// <summary>Stored names of the module's events, in the shapes of today.</summary>
    public IEnumerable<string> Names => types.All.Select(t => t.Key).Where(n => n.StartsWith(module + ".", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    /// <summary>Stored names that there is a file for, those of shapes that are only read included.</summary>
    public IEnumerable<string> Kept => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)
        .Order(StringComparer.Ordinal) : [];

    /// <summary>The event as the product reads it, also when its subject's key is gone.</summary>
    public IEvent Read(string name, bool forgotten = false)
    {
        var stored = Stored(name);
        return types.Read(name, JsonSerializer.SerializeToUtf8Bytes(stored["data"], EventJson.Options), forgotten ? null : Key(stored));
    }

    /// <summary>What is in the file, its secrets opened.</summary>
    public string Text(string name) => Opened(Stored(name)["data"], Key(Stored(name)))!.ToJsonString(Indented);

    /// <summary>What the product would store for this event today, its secrets opened.</summary>
    public string Text(IEvent @event)
    {
        var key = Key(Stored(types.NameOf(@event.GetType())));
        return Opened(JsonNode.Parse(EventTypes.Write(@event, key)), key)!.ToJsonString(Indented);
    }

    /// <summary>Keeps an event whose name has no file yet; a file that is there stays as it is.</summary>
    public void Keep(IEvent @event)
    {
        var name = types.NameOf(@event.GetType());
        if (File.Exists(PathOf(name)))
            return;
        // Every file of the product is sealed for one and the same person.
        var golden = new JsonObject
        {
            ["subject"] = "0199f0c2-7d3e-8a51-9c4b-1b6a2f0e77d1",
            ["wrapped"] = "AVZVgfNb+c9DlNIFSGfM1goi7YYCgeQyzh+vmRvcgOEeEJ1+aMnJowFG9l8RAglMHOHyKkQzFQe7UL2Y7g==",
        };
        golden["data"] = JsonNode.Parse(EventTypes.Write(@event, Key(golden)));
        Directory.CreateDirectory(folder);
        File.WriteAllText(PathOf(name), golden.ToJsonString(Indented) + "\n");
    }

    private JsonNode Stored(string name) => JsonNode.Parse(File.ReadAllBytes(PathOf(name)))!;

    private string PathOf(string name) => Path.Combine(folder, name + ".json");

    private static SubjectKey Key(JsonNode stored) => Masters.Unwrap(Guid.Parse(stored["subject"]!.GetValue<string>()),
        Convert.FromBase64String(stored["wrapped"]!.GetValue<string>()))!;

    // A secret is sealed anew each time, so two sealed values can only be compared open.
    private static JsonNode? Opened(JsonNode? node, SubjectKey key) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Opened(p.Value, key)))),
        JsonArray a => new JsonArray([.. a.Select(e => Opened(e, key))]),
        JsonValue v when v.GetValueKind() == JsonValueKind.String && Open(v.GetValue<string>(), key) is { } plain =>
            new JsonObject { ["🔒"] = Opened(JsonNode.Parse(plain), key) },
        _ => node?.DeepClone(),
    };

    private static byte[]? Open(string text, SubjectKey key)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return null;
        try
        {
            return key.Open(bytes.AsSpan(0, length));
        }
        catch (CryptographicException)
        {
            return null; // Only looks like base64.
        }
    }
}
