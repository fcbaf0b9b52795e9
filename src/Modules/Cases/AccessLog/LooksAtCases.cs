using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.Cases.AccessLog;

/// <summary>Which officials opened somebody's cases, all of them together.</summary>
internal sealed class LooksAtCases(NpgsqlDataSource db) : ILooks
{
    private const string Open = "cases.review", Whole = "cases.review-whole";

    public string Ledger => "cases.looks";

    public async Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace before, Reader? but, int most, CancellationToken cancel)
    {
        // The last rows of each case: a person has few cases, and the index of looks goes by case.
        await using var command = db.CreateCommand(
            """
            select l.at, l.key, l.account, l.post, l.item, l.whole, c.number, c.matter
            from cases.cases c cross join lateral (
                select at, case_id::text || lpad(entry::text, 10, '0') as key, account, post, item, whole from cases.looks
                where case_id = c.id and at <= $2 and (at, (case_id::text || lpad(entry::text, 10, '0')) collate "C") < ($2, $3)
                  and ($4::uuid is null or account <> $4)
                order by at desc, entry desc limit $5) l
            where c.subject = $1
            order by l.at desc, l.key collate "C" desc limit $5
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(before.At));
        command.Parameters.Add(Sql.P(before.KeyIn(Ledger)));
        command.Parameters.Add(Sql.P(but?.Account));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var looks = new List<LookSeen>();
        while (await row.ReadAsync(cancel))
        {
            looks.Add(new(new(row.GetFieldValue<DateTimeOffset>(0), Ledger, row.GetString(1)), row.GetBoolean(5) ? Whole : Open)
            {
                Account = row.GetGuid(2), Post = Post.Parse(row.GetString(3)), Case = new(row.GetString(6), row.GetString(7), row.GetString(4)),
            });
        }

        return looks;
    }
}
