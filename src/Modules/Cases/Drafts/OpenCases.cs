using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Drafts;

/// <summary>The cases of one applicant and one matter that are still open: told before the same is filed once more.</summary>
[UseCase]
internal sealed class OpenCases(NpgsqlDataSource db, MasterKeys masters)
{
    private static readonly string Query =
        $"""
        select o.numbers, o.titles, o.filed, o.places, k.wrapped from platform.subject_keys k
        {Beside("$1", "$2", "$3::uuid")}
        where k.subject = $1
        """;

    public async Task<IReadOnlyList<OpenCase>> Of(ApplicantReach reach, string matter, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Query);
        command.Parameters.Add(Sql.P(reach.Subject));
        command.Parameters.Add(Sql.P(matter));
        command.Parameters.Add(Sql.P(reach.Agent));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) && masters.Unwrap(reach.Subject, row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)) is { } key
            ? Read(row, 0, key) : [];
    }

    /// <summary>To stand beside another query: one row, its arrays empty when nothing is open; for an agent, of what they filed themselves.
    /// It walks down the index of what is open.</summary>
    public static string Beside(string subject, string matter, string agent) =>
        $"""
        cross join lateral (
            select coalesce(array_agg(number), '{"{}"}') as numbers, coalesce(array_agg(title), '{"{}"}') as titles,
                coalesce(array_agg(submitted_at), '{"{}"}') as filed, coalesce(array_agg(place_blind), '{"{}"}') as places
            from (select number, title, submitted_at, place_blind from cases.cases
                where subject = {subject} and matter = {matter} and not closed and ({agent} is null or agent = {agent}) order by needs_applicant desc, submitted_at desc limit 5) as newest) as o
        """;

    public static IReadOnlyList<OpenCase> Read(NpgsqlDataReader row, int at, SubjectKey key)
    {
        var (numbers, titles) = (row.GetFieldValue<string[]>(at), row.GetFieldValue<byte[][]>(at + 1));
        var (filed, places) = (row.GetFieldValue<DateTimeOffset[]>(at + 2), row.GetFieldValue<byte[]?[]>(at + 3));
        return [.. numbers.Select((n, i) => new OpenCase(n, key.OpenText(titles[i]), filed[i], places[i]))];
    }
}
