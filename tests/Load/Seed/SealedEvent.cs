using System.Text.Json;
using System.Text;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;

namespace OneStop.Load.Seed;

/// <summary>One row of Marten's table of events, as the product's own append writes it.</summary>
internal sealed record SealedEvent(Guid Stream, int Version, string Name, string DotNetType, string Data, string Headers, EventMeta Meta)
{
    /// <summary>All events of a case, each chained to the one before.</summary>
    public static List<SealedEvent> Of(SeedCase made, EventTypes types)
    {
        var (hash, rows) = (ChainHash.Start, new List<SealedEvent>(made.Events.Count));
        foreach (var (e, meta) in made.Events)
        {
            var (version, type) = (rows.Count + 1, e.GetType());
            var (data, name) = (EventTypes.Write(e, made.Key), types.NameOf(type));
            var headers = StoredMeta.Headers(meta, version == 1 ? made.Key.Subject : null);
            hash = ChainHash.Of(hash, made.Id, version, name, meta.At, meta.Actor.ToString(), null, null, headers, data);
            headers[ChainHash.Header] = hash;
            rows.Add(new(made.Id, version, name, $"{type.FullName}, {type.Assembly.GetName().Name}", Encoding.UTF8.GetString(data),
                JsonSerializer.Serialize(headers), meta));
        }

        return rows;
    }
}
