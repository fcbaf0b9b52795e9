using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Marten;
using Marten.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Telemetry;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Loads a stream in one round trip and appends to it in one transaction: events, read models, due times and the receipt.
/// The expected version is the fence: of two owners that both believe they hold a stream, one wins.
/// </summary>
internal sealed class StreamStore(NpgsqlDataSource db, IDocumentStore marten, EventTypes types, MasterKeys masters, SubscriberRegistry subscribers,
    IServiceProvider services, CommitSignal signal)
{
    // Its events and whose they are; the key's row is found by the subject that the first event names.
    private const string Key =
        """
        select k.subject, k.wrapped from events.mt_events e join platform.subject_keys k on k.subject = (e.headers ->> 'subject')::uuid
        where e.stream_id = $1 and e.version = 1
        """;

    private const string Events =
        """
        select e.version, e.type, e.data, e.timestamp, e.headers, e.user_name, e.correlation_id, e.causation_id
        from events.mt_events e where e.stream_id = $1 order by e.version
        """;

    /// <summary>The stream with all its events; of version 0 when there is none.</summary>
    public async Task<Loaded<TState>> Load<TState>(Guid id, CancellationToken cancel = default)
        where TState : class, IAggregate<TState>
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(Key, Sql.P(id)));
        batch.BatchCommands.Add(Sql.Statement(Events, Sql.P(id)));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var key = await reader.ReadAsync(cancel) ? masters.Unwrap(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)) : null;
        await reader.NextResultAsync(cancel);
        var (state, version, hash) = (TState.Empty, 0, ChainHash.Start);
        var events = ImmutableList.CreateBuilder<Recorded>();
        while (await reader.ReadAsync(cancel))
        {
            var recorded = Read(reader, key, out hash);
            state = state.Evolve(recorded.Event, recorded.Meta);
            events.Add(recorded);
            version = recorded.Version;
        }

        return new(id, state, version, key, hash, events.ToImmutable());
    }

    /// <summary>The version of the stream's last event; 0 when there is none.</summary>
    public async Task<long> VersionOf(Guid id)
    {
        await using var command = db.CreateCommand("select version from events.mt_streams where id = $1");
        command.Parameters.Add(Sql.P(id));
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    /// <summary>What the stream is after the append.</summary>
    /// <param name="loaded">The stream as it is believed to be.</param>
    /// <param name="events">At least one.</param>
    /// <param name="also">Statements that are committed with it.</param>
    /// <exception cref="AppendConflictException">Somebody appended first, or the receipt is there already.</exception>
    public async Task<Loaded<TState>> Append<TState>(Loaded<TState> loaded, IReadOnlyList<IEvent> events, EventMeta meta, IEnumerable<NpgsqlBatchCommand> also)
        where TState : class, IAggregate<TState>
    {
        using var span = OneStopTelemetry.Source.StartActivity($"append {TState.Kind}");
        span?.SetTag("onestop.stream.kind", TState.Kind).SetTag("onestop.events", events.Count);
        // Before Marten's own span, which covers its connection only.
        var traceParent = OneStopTelemetry.TraceParent;
        await using var session = marten.LightweightSession();
        session.LastModifiedBy = meta.Actor.ToString();
        session.CorrelationId = meta.Correlation?.ToString();
        session.CausationId = meta.Causation?.ToString();
        var (state, hash, recorded) = (loaded.State, loaded.LastHash, loaded.Events.ToBuilder());
        var stored = new JasperFx.Events.IEvent[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var version = loaded.Version + i + 1;
            var headers = StoredMeta.Headers(meta, version == 1 ? loaded.Key?.Subject : null);
            EventSecrets.Seal(events[i], loaded.Key);
            hash = ChainHash.Of(hash, loaded.Id, version, types.NameOf(events[i].GetType()), meta.At, session.LastModifiedBy, session.CorrelationId,
                session.CausationId,
                headers, EventTypes.Write(events[i]));
            stored[i] = session.Events.BuildEvent(events[i]);
            stored[i].Timestamp = meta.At;
            stored[i].SetHeader(ChainHash.Header, hash);
            foreach (var (name, value) in headers)
                stored[i].SetHeader(name, value);
            state = state.Evolve(events[i], meta);
            recorded.Add(new(version, events[i], meta));
        }

        if (loaded.Version == 0)
            session.Events.StartStream<TState>(loaded.Id, stored);
        else
            session.Events.Append(loaded.Id, loaded.Version + events.Count, stored);

        var after = new Loaded<TState>(loaded.Id, state, loaded.Version + events.Count, loaded.Key, hash, recorded.ToImmutable());
        var follows = subscribers.Due(loaded.Id, loaded.Version, events, meta.At, traceParent);
        foreach (var statement in Statements(loaded, after, events, meta).Concat(also))
            session.QueueOperation(new SqlOperation(statement));
        if (follows is not null)
            session.QueueOperation(new SqlOperation(follows));
        try
        {
            // Not to be cancelled: a caller that went away must not leave the owner in doubt.
            await session.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception e) when (AppendConflictException.Is(e))
        {
            throw new AppendConflictException(e);
        }
        catch (MartenCommandException e) when (e.InnerException is NpgsqlException inner)
        {
            // What PostgreSQL said is what callers know to read.
            ExceptionDispatchInfo.Throw(inner);
        }

        foreach (var @event in events)
        {
            EventSecrets.Open(@event, loaded.Key);
            if (OneStopTelemetry.AppendedEvents.Enabled)
                OneStopTelemetry.AppendedEvents.Add(1, new KeyValuePair<string, object?>("onestop.event.type", types.NameOf(@event.GetType())));
        }

        if (follows is not null)
            signal.Committed();
        return after;
    }

    private List<NpgsqlBatchCommand> Statements<TState>(Loaded<TState> before, Loaded<TState> after, IReadOnlyList<IEvent> events, EventMeta meta)
        where TState : class, IAggregate<TState>
    {
        var statements = new List<NpgsqlBatchCommand>();
        var change = new Change<TState>(before.Id, after.Version, before.State, after.State, events, meta, before.Key, statements);
        foreach (var projection in services.GetServices<IInlineProjection<TState>>())
            projection.Project(change);
        return statements;
    }

    private Recorded Read(NpgsqlDataReader row, SubjectKey? key, out string hash)
    {
        var headers = StoredMeta.Read(row.GetFieldValue<byte[]>(4));
        hash = headers[ChainHash.Header];
        var meta = StoredMeta.Meta(headers, row.GetFieldValue<DateTimeOffset>(3), Text(row, 5), Text(row, 6), Text(row, 7));
        return new((int)row.GetInt64(0), types.Read(row.GetString(1), row.GetFieldValue<byte[]>(2), key), meta);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
