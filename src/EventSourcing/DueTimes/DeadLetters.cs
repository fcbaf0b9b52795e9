using System.Globalization;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>What is due and failed: it waits for its next try, or was given up and waits for a person.</summary>
/// <param name="Kind">Name of the subscriber, or kind of the due time.</param>
/// <param name="Version">Of the event that it follows; 0 for a time that came.</param>
/// <param name="Reason">A code (text <c>held-up.{code}</c>) or the type of an exception.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="Next">The next try; null when it was given up.</param>
public sealed record FailedFollowUp(Guid StreamId, string Kind, string Item, int Version, int Attempts, string Reason, DateTimeOffset Since,
    DateTimeOffset? Next)
{
    /// <summary>Whether it was given up.</summary>
    public bool IsDead => Next is null;

    /// <summary>Names it in a command line, a form or the log: kind/stream/item.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{StreamId}/{Item}");
}

/// <summary>How much failed for one reason.</summary>
public sealed record FailedFollowUpGroup(string Kind, string Reason, int Waiting, int Dead, DateTimeOffset Since);

/// <summary>What a monitor has to know.</summary>
/// <param name="Dead">Given up.</param>
/// <param name="Failing">Failed three times or more, and still tried.</param>
/// <param name="Behind">By how much the oldest is late that should have been begun.</param>
public sealed record DueHealth(long Dead, long Failing, TimeSpan Behind);

/// <summary>What did not work, for those who run the installation: to see it and to have it tried again.</summary>
public sealed class DeadLetters(NpgsqlDataSource db, CommitSignal signal, TimeProvider clock)
{
    private const string Groups =
        """
        select kind, reason, count(*) filter (where dead_at is null)::int, count(*) filter (where dead_at is not null)::int, min(since)
        from platform.due where attempts > 0 group by kind, reason
        order by count(*) filter (where dead_at is not null) desc, count(*) desc, kind, reason
        """;

    private const string Page =
        """
        select stream_id, kind, item, version, attempts, reason, since, case when dead_at is null then at end
        from platform.due
        where attempts > 0 and ($1::text is null or kind = $1) and ($2::text is null or reason = $2)
          and (since, stream_id, kind, item) > ($3, $4, $5, $6)
        order by since, stream_id, kind, item limit $7
        """;

    // What is being tried at this moment is left alone.
    private const string Again =
        """
        update platform.due set at = $1, attempts = 0, reason = null, since = null, dead_at = null, claimed_until = null
        where attempts > 0 and (claimed_until is null or claimed_until < now())
        """;

    private const string Look =
        """
        select count(*) filter (where dead_at is not null), count(*) filter (where dead_at is null and attempts >= 3),
            (select min(at) from platform.due where dead_at is null and at <= $1)
        from platform.due where attempts > 0
        """;

    /// <summary>All that failed, counted by what it is and why: first what most was given up for.</summary>
    public async Task<IReadOnlyList<FailedFollowUpGroup>> ByReason(CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(Groups);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var groups = new List<FailedFollowUpGroup>();
        while (await row.ReadAsync(cancel))
            groups.Add(new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4)));
        return groups;
    }

    /// <summary>What failed, the oldest first.</summary>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="reason">Only for this reason.</param>
    /// <param name="after">The last of the page before.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<FailedFollowUp>> List(string? kind, string? reason, FailedFollowUp? after, int limit, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(Page);
        command.Parameters.AddRange(new[]
        {
            Sql.P(kind), Sql.P(reason), Sql.P(after?.Since.ToUniversalTime() ?? DateTimeOffset.MinValue), Sql.P(after?.StreamId ?? Guid.Empty),
            Sql.P(after?.Kind ?? ""), Sql.P(after?.Item ?? ""), Sql.P(limit),
        });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var failed = new List<FailedFollowUp>();
        while (await row.ReadAsync(cancel))
        {
            failed.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)));
        }

        return failed;
    }

    /// <summary>Has one tried again at once, with all its tries before it; false when it did not fail, or is done by now.</summary>
    public async Task<bool> Replay(string id, CancellationToken cancel = default) =>
        id.Split('/', 3) is [var kind, var stream, var item] && Guid.TryParse(stream, out var streamId)
        && await Replay($"{Again} and stream_id = $2 and kind = $3 and item = $4", cancel, Sql.P(streamId), Sql.P(kind), Sql.P(item)) > 0;

    /// <summary>Has all tried again at once that failed, of one kind and for one reason if these are given; how many that are.</summary>
    public Task<int> ReplayAll(string? kind = null, string? reason = null, CancellationToken cancel = default) =>
        Replay($"{Again} and ($2::text is null or kind = $2) and ($3::text is null or reason = $3)", cancel, Sql.P(kind), Sql.P(reason));

    /// <summary>Counts for a monitor; waits two seconds at most.</summary>
    public async Task<DueHealth> Health(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(Look);
        command.CommandTimeout = 2;
        command.Parameters.Add(Sql.P(now));
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? TimeSpan.Zero : now - row.GetFieldValue<DateTimeOffset>(2));
    }

    private async Task<int> Replay(string text, CancellationToken cancel, params NpgsqlParameter[] which)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.AddRange(which);
        var again = await command.ExecuteNonQueryAsync(cancel);
        signal.Committed();
        return again;
    }
}
