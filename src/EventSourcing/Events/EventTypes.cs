using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Events;

/// <summary>
/// The event types of the product, found by scanning assemblies once at start. A missing or repeated stored name, or an
/// upcaster that leads nowhere, stops the start with its name.
/// </summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Type> byName;
    private readonly FrozenDictionary<Type, string> byType;
    private readonly FrozenDictionary<string, IUpcaster> upcasters;

    /// <summary>Scans the assemblies for events and upcasters.</summary>
    /// <exception cref="InvalidOperationException">A stored name is missing or repeated, or an upcaster leads nowhere.</exception>
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

    /// <summary>Old stored names, each with the class that its events are lifted to.</summary>
    public IEnumerable<(string From, Type To)> Upcasters => upcasters.Keys.Select(from => (from, Latest(from)));

    /// <summary>The stored name of an event class.</summary>
    /// <exception cref="InvalidOperationException">It is no event of a scanned assembly.</exception>
    public string NameOf(Type type) => byType.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"{type} is not an event of a scanned assembly.");

    /// <summary>The class that reads a stored name.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public Type TypeOf(string name) => byName.TryGetValue(name, out var type) ? type : throw new InvalidOperationException($"No event type reads {name}.");

    /// <summary>An event that was sealed, as JSON.</summary>
    public static byte[] Write(IEvent @event) => JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), EventJson.Options);

    /// <summary>Serializes an event; <see cref="Secret{T}"/> values are encrypted with <paramref name="key"/>.</summary>
    public static byte[] Write(IEvent @event, SubjectKey? key)
    {
        EventSecrets.Seal(@event, key);
        var data = Write(@event);
        EventSecrets.Open(@event, key);
        return data;
    }

    /// <summary>Reads a stored event in its latest shape; without the key, its secrets read as forgotten.</summary>
    public IEvent Read(string name, ReadOnlySpan<byte> data, SubjectKey? key)
    {
        var @event = Read(name, data);
        EventSecrets.Open(@event, key);
        return @event;
    }

    /// <summary>Reads a stored event in its latest shape, its secrets still sealed.</summary>
    public IEvent Read(string name, ReadOnlySpan<byte> data)
    {
        if (upcasters.ContainsKey(name))
            return Lift(name, data);
        return (IEvent)JsonSerializer.Deserialize(data, TypeOf(name), EventJson.Options)!;
    }

    private Type Latest(string name)
    {
        while (upcasters.TryGetValue(name, out var upcaster))
            name = upcaster.To;
        return byName[name];
    }

    private IEvent Lift(string name, ReadOnlySpan<byte> data)
    {
        var node = JsonNode.Parse(data)!.AsObject();
        while (upcasters.TryGetValue(name, out var upcaster))
        {
            node = upcaster.Lift(node);
            name = upcaster.To;
        }

        return (IEvent)node.Deserialize(byName[name], EventJson.Options)!;
    }
}
