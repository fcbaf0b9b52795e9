using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.Load.Drive;

/// <summary>
/// The limit that a command is measured against: one prepared batch that writes the same rows without web server, reading,
/// rules, encryption or hashing.
/// </summary>
internal sealed class RawStatement(NpgsqlDataSource db)
{
    private const int Cases = 4_000;

    private const string Event =
        """
        insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name)
        values (nextval('events.mt_events_sequence'), gen_random_uuid(), $1, $2, $3::jsonb, 'raw', now(), 'raw', $4::jsonb, '00000000-0000-0000-0000-000000000001')
        """;

    private readonly Guid[] ids = [.. Enumerable.Range(0, Cases).Select(_ => Guid.CreateVersion7())];
    private readonly int[] versions = new int[Cases];
    private readonly byte[] hash = new byte[32];
    private readonly string data = "{\"item\":\"E01-I2\",\"department\":\"market-regulation\",\"region\":\"990102\",\"text\":\"" + new string('x', 300) + "\"}";
    private readonly string headers = "{\"hash\":\"" + new string('0', 64) + "\",\"channel\":\"window\",\"post\":\"one-stop-hall/990102/clerk\"}";
    private int next = -1;

    /// <summary>Rows of its own, so that the real cases keep their chains.</summary>
    public async Task Prepare()
    {
        await using var command = db.CreateCommand(
            """
            with s as (insert into events.mt_streams (id, type, version) select id, 'raw', 0 from unnest($1::uuid[]) id),
            c as (insert into cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed)
                select id, 'raw-' || id, 'raw', 'raw', id, id, $2, now(), current_date, 5, 0, 0, false, false from unnest($1::uuid[]) id)
            insert into cases.items (case_id, item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at)
            select id, 'E01-I2', 'raw-' || id, 'raw', 'raw', 'raw', 'Received', current_date, id, $2, $2, 'portal', now() from unnest($1::uuid[]) id
            """);
        command.Parameters.Add(Sql.P(ids));
        command.Parameters.Add(Sql.P(hash));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>As accepting or granting an item: an event, the head of the stream, both lists, the due time, the answer.</summary>
    public async Task Decide()
    {
        var n = Interlocked.Increment(ref next);
        var id = ids[n % Cases];
        var version = Interlocked.Increment(ref versions[n % Cases]);
        await using var connection = await db.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(Event, Sql.P(id), Sql.P(version), Sql.P(data), Sql.P(headers)));
        batch.BatchCommands.Add(Sql.Statement("update events.mt_streams set version = $2, timestamp = now() where id = $1", Sql.P(id), Sql.P((long)version)));
        batch.BatchCommands.Add(Sql.Statement("update cases.cases set due_on = current_date, finished = 1, granted = 1, needs_applicant = false, closed = false where id = $1", Sql.P(id)));
        batch.BatchCommands.Add(Sql.Statement("update cases.items set status = 'Accepted', due_on = current_date, changed_at = now() where case_id = $1 and item = 'E01-I2'", Sql.P(id)));
        batch.BatchCommands.Add(Sql.Statement("delete from platform.due where stream_id = $1 and kind = 'raw' and item = 'E01-I2'", Sql.P(id)));
        batch.BatchCommands.Add(Sql.Statement(
            "insert into platform.receipts (actor, key, stream_id, command, content, answer) values ($1, $2, $1, 'raw', $3, '{}')", Sql.P(id),
                Sql.P($"raw-{version}"), Sql.P(hash)));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>As filing a matter of five items: three events, the head, both lists, four due times.</summary>
    public async Task File()
    {
        var id = Guid.CreateVersion7();
        await using var connection = await db.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement("insert into events.mt_streams (id, type, version) values ($1, 'raw', 3)", Sql.P(id)));
        foreach (var version in (int[])[1, 2, 3])
            batch.BatchCommands.Add(Sql.Statement(Event, Sql.P(id), Sql.P(version), Sql.P(data), Sql.P(headers)));
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed)
            values ($1, $2, 'raw', 'raw', $1, $1, $3, now(), current_date, 5, 1, 1, false, false)
            """, Sql.P(id), Sql.P($"raw-{id}"), Sql.P(hash)));
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into cases.items (case_id, item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at)
            select $1, 'E01-I' || n, $2, 'raw', 'raw', 'raw', 'Received', current_date, $1, $3, $3, 'portal', now() from generate_series(1, 5) n
            """, Sql.P(id), Sql.P($"raw-{id}"), Sql.P(hash)));
        batch.BatchCommands.Add(Sql.Statement(
            "insert into platform.due (stream_id, kind, item, at) select $1, 'raw', 'E01-I' || n, now() + interval '1 year' from generate_series(2, 5) n",
                Sql.P(id)));
        await batch.ExecuteNonQueryAsync();
    }

    public async Task Remove()
    {
        foreach (var statement in (string[])[
            "delete from events.mt_events where type = 'raw'", "delete from events.mt_streams where type = 'raw'",
            "delete from cases.cases where matter = 'raw'", "delete from cases.items where matter = 'raw'",
            "delete from platform.due where kind = 'raw'", "delete from platform.receipts where key like 'raw-%'"])
        {
            await using var command = db.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }
}
