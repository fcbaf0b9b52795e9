using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Cases;
using OneStop.Cases.Index;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;

namespace OneStop.Load.Seed;

/// <summary>Writes made cases by COPY: streams, events with a valid hash chain, both lists. One call is one transaction.</summary>
internal sealed class CaseCopy(NpgsqlDataSource db, EventTypes types, MasterKeys masters, CaseClock clock)
{
    public async Task Write(IReadOnlyList<SeedCase> cases)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var heads = await Events(connection, cases);
        await Streams(connection, cases, heads);
        await Cases(connection, cases);
        await Items(connection, cases);
        await transaction.CommitAsync();
    }

    private async Task<byte[][]> Events(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy kernel.events (stream_id, version, type, data, meta, at, prev_hash, hash) from stdin (format binary)");
        var heads = new byte[cases.Count][];
        for (var n = 0; n < cases.Count; n++)
        {
            var hash = ChainHash.Start;
            var version = 0;
            foreach (var (e, meta) in cases[n].Events)
            {
                var data = EventTypes.Write(e, cases[n].Key);
                var metaJson = JsonSerializer.SerializeToUtf8Bytes(meta, EventMetaJson.Default.EventMeta);
                var type = types.NameOf(e.GetType());
                var previous = hash;
                hash = ChainHash.Of(previous, cases[n].Id, ++version, type, meta.At, data, metaJson);
                await copy.StartRowAsync();
                await copy.WriteAsync(cases[n].Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync(version, NpgsqlDbType.Integer);
                await copy.WriteAsync(type, NpgsqlDbType.Text);
                await copy.WriteAsync(Encoding.UTF8.GetString(data), NpgsqlDbType.Json);
                await copy.WriteAsync(Encoding.UTF8.GetString(metaJson), NpgsqlDbType.Json);
                await copy.WriteAsync(meta.At, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(previous, NpgsqlDbType.Bytea);
                await copy.WriteAsync(hash, NpgsqlDbType.Bytea);
            }

            heads[n] = hash;
        }

        await copy.CompleteAsync();
        return heads;
    }

    private static async Task Streams(NpgsqlConnection connection, IReadOnlyList<SeedCase> cases, byte[][] heads)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy kernel.streams (id, kind, subject, version, hash) from stdin (format binary)");
        for (var n = 0; n < cases.Count; n++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(cases[n].Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(Case.Kind, NpgsqlDbType.Text);
            await copy.WriteAsync(cases[n].Key.Subject, NpgsqlDbType.Uuid);
            await copy.WriteAsync(cases[n].Events.Count, NpgsqlDbType.Integer);
            await copy.WriteAsync(heads[n], NpgsqlDbType.Bytea);
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
            "copy cases.items (case_id, item, number, matter, region, department, status, todo, due_on, subject, title, title_blind, channel, changed_at) from stdin (format binary)");
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
                await copy.WriteAsync(CaseIndex.Todo(item), NpgsqlDbType.Text);
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
