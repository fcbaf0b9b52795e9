using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Posts;
using OneStop.Time;

namespace OneStop.Identity.ReportRights;

/// <summary>Who held which post, on a day or ever, latest first.</summary>
internal sealed class RightsReport(NpgsqlDataSource db, IPeople people, TimeProvider clock)
{
    /// <summary>Names are sealed, so they are looked through in memory: no more officials than this.</summary>
    public const int MostNames = 5000;

    /// <param name="accounts">Only theirs; null for everybody's.</param>
    /// <param name="after">The last row of the page before.</param>
    public async Task<IReadOnlyList<PostHeld>> Read(
        RightsFilter filter, IReadOnlyCollection<Guid>? accounts, (DateTimeOffset From, Guid Id)? after, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {PostRows.Columns} from identity.posts
            where {PostRows.KnownRole} and ($1::text is null or department = $1) and ($2::text is null or role = $2)
                and ($3::uuid[] is null or account = any($3))
                and ($4::timestamptz is null or ({PostRows.Agreed} and valid_from < $5
                    and (valid_until is null or (valid_until > $4 and valid_until > valid_from))))
                and ($6::timestamptz is null or (valid_from, id) < ($6, $7))
            order by valid_from desc, id desc limit $8
            """);
        command.Parameters.Add(Sql.P(filter.Department));
        command.Parameters.Add(Sql.P(filter.Role?.ToString().ToLowerInvariant()));
        command.Parameters.Add(Sql.P(accounts?.ToArray()));
        command.Parameters.Add(Sql.P(filter.Day is { } day ? ChinaTime.StartOf(day).ToUniversalTime() : (DateTimeOffset?)null));
        command.Parameters.Add(Sql.P(filter.Day is { } end ? ChinaTime.EndOf(end).ToUniversalTime() : (DateTimeOffset?)null));
        command.Parameters.Add(Sql.P(after?.From));
        command.Parameters.Add(Sql.P(after?.Id));
        command.Parameters.Add(Sql.P(most));
        return await PostRows.Read(command, cancel);
    }

    /// <summary>Officials whose name contains what was typed; null when there are too many to look through.</summary>
    public async Task<IReadOnlyCollection<Guid>?> Named(string typed, string? department, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select distinct account from identity.posts where ($1::text is null or department = $1) limit {MostNames + 1}");
        command.Parameters.Add(Sql.P(department));
        var accounts = new List<Guid>();
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
                accounts.Add(row.GetGuid(0));
        }

        return accounts.Count > MostNames ? null
            : [.. (await people.StaffNames(accounts, cancel)).Where(n => n.Value.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(n => n.Key)];
    }

    /// <summary>Writes down that the list was taken away.</summary>
    public async Task Taken(Guid by, RightsFilter filter, bool byName, int rows, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            "insert into identity.rights_exports (id, at, actor, department, role, day, by_name, rows) values ($1, $2, $3, $4, $5, $6, $7, $8)");
        var now = clock.GetUtcNow();
        foreach (var parameter in (NpgsqlParameter[])[Sql.P(Guid.CreateVersion7(now)), Sql.P(now), Sql.P(by), Sql.P(filter.Department),
            Sql.P(filter.Role?.ToString().ToLowerInvariant()), Sql.P(filter.Day), Sql.P(byName), Sql.P(rows)])
            command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Who took it away last, latest first.</summary>
    /// <param name="department">Only what has this department in it; null for all.</param>
    public async Task<IReadOnlyList<RightsExport>> LastTaken(string? department, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select at, actor, rows from identity.rights_exports where $1::text is null or department is null or department = $1 order by at desc limit $2
            """);
        command.Parameters.Add(Sql.P(department));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var taken = new List<RightsExport>();
        while (await row.ReadAsync(cancel))
            taken.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetInt32(2)));
        return taken;
    }
}

/// <summary>The list was taken away.</summary>
internal sealed record RightsExport(DateTimeOffset At, Guid By, int Rows);
