using System.Text;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Audit.Trail;

/// <summary>
/// All audited views as one list, latest first, in one round trip with the record that it was read: each view gives at most a page, by its
/// index on the time.
/// </summary>
[UseCase]
internal sealed class TrailReader(NpgsqlDataSource db, IEnumerable<AuditedView> views)
{
    public const string Searched = "audit.searched", Exported = "audit.exported";

    /// <param name="by">Who reads: it is recorded under them.</param>
    /// <param name="why"><see cref="Searched"/> or <see cref="Exported"/>.</param>
    /// <param name="after">The last row of the page before.</param>
    /// <param name="most">Rows at most.</param>
    public async Task<IReadOnlyList<TrailRow>> Read(Actor by, string why, TrailFilter filter, TrailPlace? after, int most, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(
            "insert into platform.audit (chain, kind, what, account, post, subject, detail) values ($1, 'export', $2, $1, $3, $4, $5)",
            Sql.P(by.Account), Sql.P(why), Sql.P(by.Post?.ToString()), Sql.P(filter.Subject),
            Sql.P(string.Join(' ', new[] { filter.ToString(), filter.Account?.ToString() }.Where(p => !string.IsNullOrEmpty(p))))));
        if (Statement(filter, after, most) is { } statement)
            batch.BatchCommands.Add(statement);
        var rows = new List<TrailRow>();
        await using var row = await batch.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            rows.Add(new(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2)), row.GetString(3), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetGuid(5), row.IsDBNull(6) ? null : Post.Parse(row.GetString(6)), row.IsDBNull(7) ? "" : row.GetString(7),
                row.GetString(8), new(row.GetString(9), row.GetFieldValue<ulong>(10), row.GetFieldValue<byte[]>(11))));
        }

        return rows;
    }

    private NpgsqlBatchCommand? Statement(TrailFilter filter, TrailPlace? after, int most)
    {
        var asked = views.Where(v => filter.Kind is null || v.Kinds.Contains(filter.Kind)).OrderBy(v => v.View, StringComparer.Ordinal).ToList();
        if (asked.Count == 0 || filter.IsBackwards)
            return null;
        var command = new NpgsqlBatchCommand();
        var where = new StringBuilder();
        If("at >= ", filter.Since);
        If("at < ", filter.Until);
        If("kind = ", filter.Kind);
        If("account = ", filter.Account);
        If("subject = ", filter.Subject);
        If("about = ", filter.Number);
        (string At, string View, string Key)? place = after is null ? null : (Add(after.At), Add(after.View), Add(after.Key));
        var limit = Add(most);
        var union = asked.Select(v =>
            $"""
            (select at, '{v.View}' as view, key, kind, what, account, post, about, detail, '{v.Source}' as source, tx, hash from {v.View}
            where true{where}{Below(v.View)}
            order by at desc, key collate "C" desc limit {limit})
            """);
        command.CommandText = $"select * from ({string.Join("\nunion all\n", union)}) t "
            + $"order by at desc, view collate \"C\" desc, key collate \"C\" desc limit {limit}";
        return command;

        string Below(string view) => place is not { } p ? ""
            : $" and at <= {p.At} and (at < {p.At} or ('{view}' collate \"C\", key collate \"C\") < ({p.View}, {p.Key}))";

        void If<T>(string condition, T? value)
        {
            if (value is not null)
                where.Append(" and ").Append(condition).Append(Add(value));
        }

        string Add<T>(T value)
        {
            command.Parameters.Add(Sql.P(value));
            return $"${command.Parameters.Count}";
        }
    }
}
