using Npgsql;
using NpgsqlTypes;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Cases.Projections;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.Load.Seed;

/// <summary>Writes made cases by COPY: streams, events with a valid hash chain, both lists, due times. One call is one transaction.</summary>
internal sealed class CaseCopy(NpgsqlDataSource db, EventTypes types, MasterKeys masters, CaseClock clock)
{
    private long sequence;

    public async Task Write(IReadOnlyList<SeedCase> cases)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Streams(connection, cases);
        await Events(connection, cases);
        await Cases(connection, cases);
        await Items(connection, cases);
        await Due(connection, cases);
        await transaction.CommitAsync();
    }

    /// <summary>Takes the numbers of so many events from Marten's sequence, at once.</summary>
    public async Task Reserve(long events)
    {
        await using var command = db.CreateCommand("select setval('events.mt_events_sequence', nextval('events.mt_events_sequence') + $1) - $1");
        command.Parameters.Add(Sql.P(events));
        sequence = (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Streams(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy events.mt_streams (id, type, version, timestamp, created) from stdin (format binary)");
        foreach (var made in cases)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(made.Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(MartenSetup.StreamTypeOf(typeof(Case)), NpgsqlDbType.Varchar);
            await copy.WriteAsync((long)made.Events.Count, NpgsqlDbType.Bigint);
            await copy.WriteAsync(made.Events[^1].Meta.At, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(made.Events[0].Meta.At, NpgsqlDbType.TimestampTz);
        }

        await copy.CompleteAsync();
    }

    private async Task Events(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        var rows = cases.AsParallel().AsOrdered().Select(made => SealedEvent.Of(made, types)).ToList();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name) from stdin (format binary)");
        foreach (var row in rows.SelectMany(r => r))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(sequence++, NpgsqlDbType.Bigint);
            await copy.WriteAsync(Guid.CreateVersion7(row.Meta.At), NpgsqlDbType.Uuid);
            await copy.WriteAsync(row.Stream, NpgsqlDbType.Uuid);
            await copy.WriteAsync((long)row.Version, NpgsqlDbType.Bigint);
            await copy.WriteAsync(row.Data, NpgsqlDbType.Jsonb);
            await copy.WriteAsync(row.Name, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Meta.At, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(row.DotNetType, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Headers, NpgsqlDbType.Jsonb);
            await copy.WriteAsync(row.Meta.Actor.ToString(), NpgsqlDbType.Varchar);
        }

        await copy.CompleteAsync();
    }

    private async Task Due(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy platform.due (stream_id, kind, item, at) from stdin (format binary)");
        foreach (var (made, item) in cases.SelectMany(c => c.State.Items.Where(i => i.Status == ItemStatus.Received).Select(i => (c, i))))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(made.Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(CaseLists.DeemedAcceptance, NpgsqlDbType.Text);
            await copy.WriteAsync(item.Code, NpgsqlDbType.Text);
            await copy.WriteAsync(clock.DeemedAcceptedAt(item).ToUniversalTime(), NpgsqlDbType.TimestampTz);
        }

        await copy.CompleteAsync();
    }

    private async Task Cases(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed) from stdin (format binary)");
        foreach (var made in cases)
        {
            var state = made.State;
            await copy.StartRowAsync();
            await copy.WriteAsync(made.Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(state.Number, NpgsqlDbType.Text);
            await copy.WriteAsync(state.Matter, NpgsqlDbType.Text);
            await copy.WriteAsync(state.Region, NpgsqlDbType.Text);
            await copy.WriteAsync(state.Applicant, NpgsqlDbType.Uuid);
            await copy.WriteAsync(state.Operator, NpgsqlDbType.Uuid);
            await copy.WriteAsync(made.Key.Seal(state.Title!), NpgsqlDbType.Bytea);
            await copy.WriteAsync(state.SubmittedAt, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(clock.DueOn(state), NpgsqlDbType.Date);
            await copy.WriteAsync((short)state.Items.Count, NpgsqlDbType.Smallint);
            await copy.WriteAsync((short)state.Items.Count(i => i.IsFinal), NpgsqlDbType.Smallint);
            await copy.WriteAsync((short)state.Items.Count(i => i.Status == ItemStatus.Granted), NpgsqlDbType.Smallint);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            await copy.WriteAsync(state.ClosedAt is not null, NpgsqlDbType.Boolean);
        }

        await copy.CompleteAsync();
    }

    private async Task Items(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy cases.items (case_id, item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at) from stdin (format binary)");
        foreach (var made in cases)
        {
            var title = made.Key.Seal(made.State.Title!);
            var blind = masters.Blind("case-title", made.State.Title!);
            foreach (var item in made.State.Items)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(made.Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync(item.Code, NpgsqlDbType.Text);
                await copy.WriteAsync(made.State.Number, NpgsqlDbType.Text);
                await copy.WriteAsync(made.State.Matter, NpgsqlDbType.Text);
                await copy.WriteAsync(made.State.Region, NpgsqlDbType.Text);
                await copy.WriteAsync(item.Department, NpgsqlDbType.Text);
                await copy.WriteAsync(item.Status.ToString(), NpgsqlDbType.Text);
                await copy.WriteAsync(clock.NextDate(made.State, item), NpgsqlDbType.Date);
                await copy.WriteAsync(made.Key.Subject, NpgsqlDbType.Uuid);
                await copy.WriteAsync(title, NpgsqlDbType.Bytea);
                await copy.WriteAsync(blind, NpgsqlDbType.Bytea);
                await copy.WriteAsync("portal", NpgsqlDbType.Text);
                await copy.WriteAsync(made.Events[^1].Meta.At, NpgsqlDbType.TimestampTz);
            }
        }

        await copy.CompleteAsync();
    }
}
