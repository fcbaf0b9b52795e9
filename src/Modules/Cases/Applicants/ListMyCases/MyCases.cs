using System.Globalization;
using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <param name="Title">Empty once the applicant is forgotten.</param>
internal sealed record CaseRow(Guid Id, string Number, string Matter, string Title, DateTimeOffset SubmittedAt, DateOnly DueOn, int Items, int Finished,
    int Granted, bool NeedsApplicant, bool Closed, bool ByAgent)
{
    /// <summary>Where the next page begins: after this row.</summary>
    public string Key => SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture) + "-" + Id.ToString("N");
}

/// <summary>The cases of an applicant, newest first, page by page.</summary>
[UseCase]
internal sealed class MyCasesQuery(NpgsqlDataSource db, MasterKeys masters, ICatalog catalog)
{
    private const string Rows =
        """
        select c.id, c.number, c.matter, c.title, c.submitted_at, c.due_on, c.items, c.finished, c.granted, c.needs_applicant, c.closed, k.wrapped, c.agent is not null
        from cases.cases c left join platform.subject_keys k on k.subject = c.subject
        """;

    private static string First(ReachFilter filter) =>
        $"""
        {Rows}
        where c.subject = $1{filter.Cases("c")}
        order by c.submitted_at desc, c.id limit $2
        """;

    private static string After(ReachFilter filter) =>
        $"""
        {Rows}
        where c.subject = $1{filter.Cases("c")} and (c.submitted_at < $3 or (c.submitted_at = $3 and c.id > $4))
        order by c.submitted_at desc, c.id limit $2
        """;

    // Those that wait for the applicant first.
    private static string Open(ReachFilter filter) =>
        $"""
        {Rows}
        where c.subject = $1 and not c.closed{filter.Cases("c")}
        order by c.needs_applicant desc, c.submitted_at desc, c.id limit $2
        """;

    /// <summary>What is not closed yet, what waits for the applicant first.</summary>
    public async Task<IReadOnlyList<CaseRow>> Running(ApplicantReach reach, int limit, CancellationToken cancel)
    {
        var filter = new ReachFilter(reach, catalog, 3);
        await using var command = db.CreateCommand(Open(filter));
        command.Parameters.Add(Sql.P(reach.Subject));
        command.Parameters.Add(Sql.P(limit));
        filter.AddTo(command);
        return await Read(command, reach.Subject, cancel);
    }

    /// <summary>How many cases of each applicant wait for their answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> Waiting(IReadOnlyCollection<Guid> applicants, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            "select subject, count(*) from cases.cases where subject = any($1) and not closed and needs_applicant group by subject");
        command.Parameters.Add(Sql.P(applicants.ToArray()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var waiting = new Dictionary<Guid, int>();
        while (await row.ReadAsync(cancel))
            waiting[row.GetGuid(0)] = (int)row.GetInt64(1);
        return waiting;
    }

    /// <param name="after">Key of the last row of the page before; nonsense begins at the first page.</param>
    public async Task<IReadOnlyList<CaseRow>> Page(ApplicantReach reach, int limit, string? after, CancellationToken cancel)
    {
        var from = Read(after);
        var filter = new ReachFilter(reach, catalog, from is null ? 3 : 5);
        await using var command = db.CreateCommand(from is null ? First(filter) : After(filter));
        command.Parameters.Add(Sql.P(reach.Subject));
        command.Parameters.Add(Sql.P(limit));
        if (from is var (at, id))
        {
            command.Parameters.Add(Sql.P(at));
            command.Parameters.Add(Sql.P(id));
        }

        filter.AddTo(command);
        return await Read(command, reach.Subject, cancel);
    }

    private async Task<IReadOnlyList<CaseRow>> Read(NpgsqlCommand command, Guid applicant, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<CaseRow>();
        SubjectKey? key = null;
        while (await row.ReadAsync(cancel))
        {
            key ??= masters.Unwrap(applicant, row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11));
            rows.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), key?.OpenText(row.GetFieldValue<byte[]>(3)) ?? "",
                row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateOnly>(5), row.GetInt16(6), row.GetInt16(7), row.GetInt16(8), row.GetBoolean(9), row.GetBoolean(10), row.GetBoolean(12)));
        }

        return rows;
    }

    private static (DateTimeOffset, Guid)? Read(string? key) =>
        key?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid) ? (new DateTimeOffset(at, TimeSpan.Zero), guid) : null;
}
