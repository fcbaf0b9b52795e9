using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Events;

/// <summary>
/// The event types of the product, found by scanning assemblies once at start. A missing or repeated stored name, or an
/// upcaster that leads nowhere, stops the start with its name.
/// </summary>
public sealed class EventTypes
{
    /// <summary>How events are written: camelCase, enums by name, nothing for null, Chinese as it is.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly FrozenDictionary<string, Type> byName;
    private readonly FrozenDictionary<Type, string> byType;
    private readonly FrozenDictionary<string, IUpcaster> upcasters;

    public EventTypes(IEnumerable<Assembly> assemblies)
    {
        var scanned = assemblies.Distinct().SelectMany(a => a.GetTypes()).ToList();
        var events = scanned.Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEvent))).ToList();
        var named = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var type in events)
        {
            var name = type.GetCustomAttribute<EventTypeAttribute>()?.Name
                ?? throw new InvalidOperationException($"The event {type} has no [EventType] with its stored name.");
            if (!named.TryAdd(name, type))
                throw new InvalidOperationException($"The stored event name {name} belongs to both {named[name]} and {type}.");
        }

        byName = named.ToFrozenDictionary(StringComparer.Ordinal);
        byType = named.ToFrozenDictionary(p => p.Value, p => p.Key);
        upcasters = scanned.Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IUpcaster)))
            .Select(t => (IUpcaster)Activator.CreateInstance(t, nonPublic: true)!)
            .ToFrozenDictionary(u => u.From, StringComparer.Ordinal);
        foreach (var upcaster in upcasters.Values)
        {
            if (!byName.ContainsKey(upcaster.To) && !upcasters.ContainsKey(upcaster.To))
                throw new InvalidOperationException($"The upcaster from {upcaster.From} leads to {upcaster.To}, which nothing reads.");
        }
    }

    /// <summary>Stored name and type of every event, for the catalogue of events and the test that walks it.</summary>
    public IEnumerable<KeyValuePair<string, Type>> All => byName;

    public string NameOf(Type type) => byType.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"{type} is not an event of a scanned assembly.");

    /// <summary>
    /// Makes an event fit for a store: its secrets get the sealed form that is written, and stay readable. Without a key
    /// there must be none. After storing, <see cref="Open"/> lets the sealed form go.
    /// </summary>
    public static void Seal(IEvent @event, SubjectKey? key) => SecretsIn.Each(@event, secret => secret.Seal(key));

    /// <summary>Opens what a store read; without the key, its secrets are forgotten.</summary>
    public static void Open(IEvent @event, SubjectKey? key) => SecretsIn.Each(@event, secret => secret.Open(key));

    /// <summary>Serializes an event; <see cref="Secret{T}"/> values are encrypted with <paramref name="key"/>.</summary>
    public static byte[] Write(IEvent @event, SubjectKey? key)
    {
        Seal(@event, key);
        var data = JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), Json);
        Open(@event, key);
        return data;
    }

    /// <summary>Reads a stored event in its latest shape; without the key, its secrets read as forgotten.</summary>
    public IEvent Read(string name, ReadOnlySpan<byte> data, SubjectKey? key)
    {
        var @event = Read(name, data);
        Open(@event, key);
        return @event;
    }

    private IEvent Read(string name, ReadOnlySpan<byte> data)
    {
        if (upcasters.ContainsKey(name))
            return Lift(name, data);
        var type = byName.TryGetValue(name, out var found) ? found : throw new InvalidOperationException($"No event type reads {name}.");
        return (IEvent)JsonSerializer.Deserialize(data, type, Json)!;
    }

    private IEvent Lift(string name, ReadOnlySpan<byte> data)
    {
        var node = JsonNode.Parse(data)!.AsObject();
        while (upcasters.TryGetValue(name, out var upcaster))
        {
            node = upcaster.Lift(node);
            name = upcaster.To;
        }

        return (IEvent)node.Deserialize(byName[name], Json)!;
    }
}
