using Npgsql;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Cases.AccessLog;

/// <summary>One look of an official at an item, as the applicant may read it.</summary>
/// <param name="Official">Name; null for an account that is gone.</param>
/// <param name="Whole">Sensitive values were shown in full.</param>
internal sealed record AccessLogEntry(string? Official, string Department, string Item, DateTimeOffset At, bool Whole);

/// <summary>Who of the officials looked at a case: recorded with every page they open, shown to the person it is about.</summary>
[UseCase]
internal sealed class AccessLogReader(NpgsqlDataSource db, StaffNames names)
{
    public const int Most = 100;

    /// <summary>The record of a look, to be carried along with what is looked at.</summary>
    public static NpgsqlBatchCommand Record(Guid @case, StaffMember by, string item, bool whole) => Sql.Statement(
        "insert into cases.looks (case_id, account, post, item, whole) values ($1, $2, $3, $4, $5)",
        Sql.P(@case), Sql.P(by.Account), Sql.P(by.Post.ToString()), Sql.P(item), Sql.P(whole));

    /// <summary>
    /// A page image belongs to the look at the page that shows it; one that is opened by itself, or a quarter of an hour
    /// later, is a look of its own.
    /// </summary>
    public static NpgsqlBatchCommand RecordImage(Guid @case, StaffMember by, string item) => Sql.Statement(
        """
        insert into cases.looks (case_id, account, post, item, whole)
        select $1, $2, $3, $4, false
        where not exists (select from cases.looks where case_id = $1 and account = $2 and item = $4 and at > now() - interval '15 minutes')
        """, Sql.P(@case), Sql.P(by.Account), Sql.P(by.Post.ToString()), Sql.P(item));

    /// <summary>Latest first, at most <see cref="Most"/>. The caller has checked whose case it is.</summary>
    public async Task<IReadOnlyList<AccessLogEntry>> Of(Guid @case, CancellationToken cancel)
    {
        var rows = new List<(Guid Account, string Post, string Item, DateTimeOffset At, bool Whole)>();
        await using (var command = db.CreateCommand($"select account, post, item, at, whole from cases.looks where case_id = $1 order by at desc limit {Most}"))
        {
            command.Parameters.Add(Sql.P(@case));
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
                rows.Add((row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetBoolean(4)));
        }

        var known = await names.Of(rows.Select(r => r.Account), cancel);
        return [.. rows.Select(r => new AccessLogEntry(known.GetValueOrDefault(r.Account), Post.Parse(r.Post).Department, r.Item, r.At, r.Whole))];
    }
}
