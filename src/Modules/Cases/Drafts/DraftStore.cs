using System.Text.Json;
using Npgsql;
using OneStop.Cases.Automatic;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Drafts;

/// <summary>Keeps drafts. Two devices may fill in the same one: a save works on what is stored now, never on what it once read.</summary>
[UseCase]
internal sealed class DraftStore(NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, ICatalog catalog, TimeProvider clock)
{
    private const int Attempts = 6;

    private const string Columns =
        "d.id, d.number, d.subject, d.operator, d.matter, d.matter_version, d.version, d.updated_at, d.expires_at, d.state, k.wrapped, d.agent";

    private const int OpenFrom = 12;

    private static string FindOne(ReachFilter filter) =>
        $"""
        select {Columns}, o.numbers, o.titles, o.filed, o.places from cases.drafts d join platform.subject_keys k on k.subject = d.subject
        {OpenCases.Beside("d.subject", "d.matter", "d.agent")}
        where d.id = $1 and d.subject = $2 and d.expires_at > $3 and k.wrapped is not null{filter.Drafts("d")}
        """;

    private static string FindAll(ReachFilter filter) =>
        $"""
        select {Columns} from cases.drafts d join platform.subject_keys k on k.subject = d.subject
        where d.subject = $1 and d.expires_at > $2 and k.wrapped is not null{filter.Drafts("d")}
        order by d.updated_at desc limit $3
        """;

    // The number and the draft come in one statement, so that no number is given twice and hardly one is lost.
    private const string Insert =
        """
        with next as (
            insert into cases.numbers as n (matter, day, last)
            select $5, $11, 1 where not exists (select from cases.drafts where id = $1) and not exists (select from cases.cases where id = $1)
            on conflict (matter, day) do update set last = n.last + 1 returning last),
        made as (
            insert into cases.drafts (id, number, subject, operator, matter, matter_version, state, version, updated_at, expires_at, agent)
            select $1, $2 || lpad(next.last::text, 5, '0'), $3, $4, $5, $6, $7, 1, $8, $9, $12 from next
            on conflict (id) do nothing returning id)
        insert into platform.due (stream_id, kind, at) select id, $10, $9 from made
        """;

    private const string Update =
        """
        with saved as (
            update cases.drafts set state = $3, version = version + 1, updated_at = $4, expires_at = $5, matter_version = $7
            where id = $1 and version = $2 returning id)
        update platform.due set at = $5 from saved where stream_id = saved.id and kind = $6 and item = ''
        """;

    /// <summary>The applicant's draft; null when there is none, it ran out, or it is somebody else's.</summary>
    public async Task<Draft?> Find(Guid id, ApplicantReach reach, CancellationToken cancel)
    {
        var filter = new ReachFilter(reach, catalog, 4);
        await using var command = db.CreateCommand(FindOne(filter));
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(reach.Subject));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        filter.AddToDrafts(command);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? Read(row) : null;
    }

    /// <summary>The applicant's drafts, last touched first.</summary>
    public async Task<IReadOnlyList<Draft>> Of(ApplicantReach reach, int limit, CancellationToken cancel)
    {
        var filter = new ReachFilter(reach, catalog, 4);
        await using var command = db.CreateCommand(FindAll(filter));
        command.Parameters.Add(Sql.P(reach.Subject));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(limit));
        filter.AddToDrafts(command);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var drafts = new List<Draft>();
        while (await row.ReadAsync(cancel))
            drafts.Add(Read(row));
        return drafts;
    }

    /// <summary>Makes a draft and reserves its number; the same id again makes nothing.</summary>
    public async Task Create(Guid id, Matter matter, ApplicantReach reach, Guid person, DraftState state, CancellationToken cancel)
    {
        var key = await keys.Ensure(reach.Subject, cancel) ?? throw new InvalidOperationException("The applicant was forgotten.");
        var now = clock.GetUtcNow();
        var today = now.ChinaDate();
        await using var command = db.CreateCommand(Insert);
        command.Parameters.AddRange(new[]
        {
            Sql.P(id), Sql.P(CaseNumber.Prefix(matter.Code, today)), Sql.P(reach.Subject), Sql.P(person), Sql.P(matter.Code), Sql.P(matter.Version),
            Sql.P(Seal(key, state)), Sql.P(now), Sql.P(now.AddDays(Draft.DaysKept)), Sql.P(DraftExpiry.DueKind), Sql.P(today),
            Sql.P(reach.Agent),
        });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Changes what is stored now; <paramref name="change"/> may be called again when somebody else saved in between.</summary>
    public async Task<Result<Draft>> Change(Guid id, ApplicantReach reach, Func<Draft, Result<DraftState>> change, CancellationToken cancel) =>
        (await Change(id, reach, draft => change(draft).Then(state => new DraftChange<Unit>(state, default)), cancel)).Then(changed => changed.Draft);

    /// <summary>As above, with what the last call said beside the state.</summary>
    public async Task<Result<(Draft Draft, TAnswer Answer)>> Change<TAnswer>(Guid id, ApplicantReach reach, Func<Draft, Result<DraftChange<TAnswer>>> change,
        CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Find(id, reach, cancel) is not { } draft)
                return Refusal.NotFound("cases.draft-not-found");
            var changed = change(draft);
            if (!changed.Succeeded(out var made))
                return changed.Refusals;
            if (ReferenceEquals(made.State, draft.State) && made.MatterVersion is null)
                return (draft, made.Answer);
            var now = clock.GetUtcNow();
            var next = draft with
            {
                State = made.State,
                MatterVersion = made.MatterVersion ?? draft.MatterVersion,
                Version = draft.Version + 1,
                UpdatedAt = now,
                ExpiresAt = now.AddDays(Draft.DaysKept),
            };
            if (await Save(next, draft.Version, cancel))
                return (next, made.Answer);
        }

        return Refusal.Conflict("platform.busy");
    }

    /// <summary>The number of the case that the draft became; null when it did not, or it is somebody else's.</summary>
    public async Task<string?> NumberOfCase(Guid id, ApplicantReach reach, CancellationToken cancel)
    {
        var filter = new ReachFilter(reach, catalog, 3);
        await using var command = db.CreateCommand("select c.number from cases.cases c where c.id = $1 and c.subject = $2" + filter.Cases("c"));
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(reach.Subject));
        filter.AddTo(command);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>What the database says when a draft that was to be dropped is not as it was read.</summary>
    public const string ChangedSince = "OSD01";

    /// <summary>
    /// Drops the draft in the transaction that files it, but only as it was read: when it has changed since, or is gone, the
    /// filing is undone with <see cref="ChangedSince"/>, and nothing typed on another device is lost.
    /// </summary>
    /// <param name="version">As it was read.</param>
    /// <param name="unfiled">Uploaded pages that the case does not name: for materials that changed answers made needless.</param>
    public static IEnumerable<NpgsqlBatchCommand> Dropping(Guid draft, int version, Guid[] unfiled) =>
    [
        Sql.Statement("call cases.drop_draft($1, $2)", Sql.P(draft), Sql.P(version)),
        DueTime.Gone(draft, DraftExpiry.DueKind, ""),
        .. unfiled.Length == 0 ? [] : new[] { Sql.Statement("delete from cases.files where owner = $1 and id = any($2)", Sql.P(draft), Sql.P(unfiled)) },
    ];

    /// <summary>Throws the draft away, with everything uploaded for it.</summary>
    public async Task<bool> Discard(Guid id, ApplicantReach reach, CancellationToken cancel)
    {
        if (await Find(id, reach, cancel) is not { Subject: var subject })
            return false;
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("delete from cases.files where owner = $1 and exists (select from cases.drafts where id = $1 and subject = $2)",
            Sql.P(id), Sql.P(subject)));
        batch.BatchCommands.Add(Sql.Statement("delete from platform.due where stream_id = $1 and kind = $2 and exists (select from cases.drafts where id = $1 and subject = $3)", Sql.P(id), Sql.P(DraftExpiry.DueKind), Sql.P(subject)));
        var draft = Sql.Statement("delete from cases.drafts where id = $1 and subject = $2", Sql.P(id), Sql.P(subject));
        batch.BatchCommands.Add(draft);
        await batch.ExecuteNonQueryAsync(cancel);
        return draft.RecordsAffected > 0;
    }

    private async Task<bool> Save(Draft next, int expected, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Update);
        command.Parameters.AddRange(new[]
        {
            Sql.P(next.Id), Sql.P(expected), Sql.P(Seal(next.Key, next.State)), Sql.P(next.UpdatedAt), Sql.P(next.ExpiresAt), Sql.P(DraftExpiry.DueKind),
            Sql.P(next.MatterVersion),
        });
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    internal static byte[] Seal(SubjectKey key, DraftState state) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(state, EventJson.Options));

    private Draft Read(NpgsqlDataReader row)
    {
        var subject = row.GetGuid(2);
        var key = masters.Unwrap(subject, row.GetFieldValue<byte[]>(10))!;
        var state = JsonSerializer.Deserialize<DraftState>(key.Open(row.GetFieldValue<byte[]>(9)), EventJson.Options)!;
        return new(row.GetGuid(0), row.GetString(1), subject, row.GetGuid(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6),
            row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8), key, state)
        {
            Agent = row.IsDBNull(11) ? null : row.GetGuid(11),
            Open = row.FieldCount > OpenFrom ? OpenCases.Read(row, OpenFrom, key) : [],
        };
    }
}

/// <summary>What people quote on the phone: matter, day, running number, e.g. E01-20261124-00318.</summary>
internal static class CaseNumber
{
    public static string Prefix(string matter, DateOnly day) => $"{matter[(matter.LastIndexOf('-') + 1)..]}-{day:yyyyMMdd}-";
}
