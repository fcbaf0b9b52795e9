using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>
/// What happens when a time comes. The due time is deleted after this returned: when the node dies in between, it is
/// handled again, so deciding twice must do nothing the second time.
/// </summary>
public interface IDueHandler
{
    /// <summary>The kind of due time it handles, e.g. <c>cases.deemed-acceptance</c>.</summary>
    string Kind { get; }

    /// <summary>Does what the time was set for. What it throws counts as a failure and is tried again.</summary>
    Task Handle(DueTime due, CancellationToken cancel);
}

/// <summary>A time that has come for a stream (and one item of it, or an empty string).</summary>
public sealed record DueTime(Guid StreamId, string Kind, string Item, DateTimeOffset At)
{
    /// <summary>The statement that sets (or moves) a due time, for the transaction that makes it necessary.</summary>
    public static NpgsqlBatchCommand Set(Guid stream, string kind, string item, DateTimeOffset at) => Sql.Statement(
        """
        insert into platform.due (stream_id, kind, item, at) values ($1, $2, $3, $4)
        on conflict (stream_id, kind, item) do update
        set at = excluded.at, attempts = 0, reason = null, since = null, dead_at = null, claimed_until = null
        """, Sql.P(stream), Sql.P(kind), Sql.P(item), Sql.P(at.ToUniversalTime()));

    /// <summary>The statement that takes a due time back; one that is being handled at this moment finds the new state.</summary>
    public static NpgsqlBatchCommand Gone(Guid stream, string kind, string item) =>
        Sql.Statement("delete from platform.due where stream_id = $1 and kind = $2 and item = $3", Sql.P(stream), Sql.P(kind), Sql.P(item));
}
