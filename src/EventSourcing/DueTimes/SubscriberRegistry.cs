using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>Who subscribes to which event. Asked for only when something is appended: subscribers are made of what appends.</summary>
internal sealed class SubscriberRegistry(IServiceProvider services)
{
    // By whichever clock is behind: what follows must not wait because the clock of the node that appends is ahead.
    private const string Insert =
        """
        insert into platform.due (stream_id, kind, item, version, at, trace_parent)
        select $1, f.kind, f.version::text, f.version, least($2, now()), $5 from unnest($3::text[], $4::int[]) as f (kind, version)
        """;

    private readonly Lazy<ILookup<Type, string>> names = new(() =>
        services.GetServices<ISubscriber>().SelectMany(s => s.Events.Select(e => (Event: e, s.Name))).ToLookup(s => s.Event, s => s.Name));

    /// <summary>The statement that makes what follows these events due at once; null when nobody subscribes to one.</summary>
    /// <param name="stream">The stream that they are appended to.</param>
    /// <param name="before">Its version before them.</param>
    /// <param name="events">The events.</param>
    /// <param name="at">The time of the append.</param>
    /// <param name="traceParent">The span of the append; null when nobody records it.</param>
    public NpgsqlBatchCommand? Due(Guid stream, int before, IReadOnlyList<IEvent> events, DateTimeOffset at, string? traceParent)
    {
        var due = events.SelectMany((e, i) => names.Value[e.GetType()].Select(name => (Name: name, Version: before + i + 1))).ToList();
        return due.Count == 0 ? null
            : Sql.Statement(Insert, Sql.P(stream), Sql.P(at), Sql.P(due.Select(d => d.Name).ToArray()), Sql.P(due.Select(d => d.Version).ToArray()),
                new NpgsqlParameter { Value = (object?)traceParent ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
    }
}
