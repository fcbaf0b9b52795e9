using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>A due time or follow-up that this node has claimed.</summary>
/// <param name="Version">Of the event that it follows; 0 for a time.</param>
/// <param name="Attempts">How often it failed already.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="TraceParent">The span that it follows from; null when nobody recorded it.</param>
internal sealed record Claimed(Guid StreamId, string Kind, string Item, int Version, DateTimeOffset At, int Attempts, DateTimeOffset? Since,
    string? TraceParent);

/// <summary>
/// The table of what is due. A claim is a time in the row, not a lock that is held: what is handled may delete or move its
/// own row, no transaction stands open meanwhile, and a node that is cut off from the database cannot hold on to anything.
/// </summary>
internal sealed class DueTable(NpgsqlDataSource db)
{
    // A follow-up waits for the earlier ones of its stream and subscriber, unless they failed. That an earlier one is being
    // handled is seen by its row, which is there until it is done; later ones never become visible before earlier ones.
    private const string ClaimNext =
        """
        with next as materialized (
            select stream_id, kind, item from platform.due d
            where dead_at is null and at <= $1 and (claimed_until is null or claimed_until < now())
              and not exists (
                select from platform.due e
                where e.stream_id = d.stream_id and e.kind = d.kind and e.version < d.version and e.attempts = 0 and e.dead_at is null)
            order by at, version limit $2 for update skip locked)
        update platform.due d set claimed_until = now() + $3 from next n
        where d.stream_id = n.stream_id and d.kind = n.kind and d.item = n.item
        returning d.stream_id, d.kind, d.item, d.version, d.at, d.attempts, d.since, d.trace_parent
        """;

    private const string ThisOne = "where stream_id = $1 and kind = $2 and item = $3 and at = $4";

    public async Task<List<Claimed>> Claim(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(ClaimNext);
        command.Parameters.Add(Sql.P(now));
        command.Parameters.Add(Sql.P(most));
        command.Parameters.Add(Sql.P(lease));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var claimed = new List<Claimed>();
        while (await row.ReadAsync(cancel))
        {
            claimed.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7)));
        }

        return claimed;
    }

    /// <summary>It is still being handled. A claim that ran out may be another's by now and is left alone.</summary>
    public Task Renew(Claimed due, TimeSpan lease) =>
        Execute($"update platform.due set claimed_until = now() + $5 {ThisOne} and claimed_until > now()", due, Sql.P(lease));

    /// <summary>It was handled and goes, unless handling moved it to a later time.</summary>
    public Task Done(Claimed due) => Execute($"delete from platform.due {ThisOne}", due);

    /// <summary>It was not handled through no fault of its own, and whoever comes first may have it.</summary>
    public Task Release(Claimed due) => Execute($"update platform.due set claimed_until = null {ThisOne}", due);

    /// <summary>It failed; <paramref name="next"/> is the next try, or null when it is given up.</summary>
    public Task Failed(Claimed due, string reason, DateTimeOffset now, DateTimeOffset? next) => Execute(
        $"""
        update platform.due set attempts = attempts + 1, reason = $5, since = coalesce(since, $6), at = coalesce($7, at), claimed_until = null,
            dead_at = case when $7 is null then $6 end {ThisOne}
        """,
        due, Sql.P(reason), Sql.P(now), new NpgsqlParameter { Value = (object?)next ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });

    private async Task Execute(string text, Claimed due, params NpgsqlParameter[] more)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(new[] { Sql.P(due.StreamId), Sql.P(due.Kind), Sql.P(due.Item), Sql.P(due.At) });
        command.Parameters.AddRange(more);
        await command.ExecuteNonQueryAsync();
    }
}
