using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;

namespace OneStop.Identity.Posts;

/// <summary>The one place that says in SQL which posts count.</summary>
internal static class PostRows
{
    public const string Columns = "id, account, department, region, role, valid_from, valid_until, made_by, made_at, awaits_until, agreed_by, agreed_at, refused_by, refused_at";

    /// <summary>A role of an earlier version of the product is nobody's any more.</summary>
    public static readonly string KnownRole = $"role in ({string.Join(", ", Enum.GetNames<PostRole>().Select(r => $"'{r.ToLowerInvariant()}'"))})";

    /// <summary>Held at a moment.</summary>
    /// <param name="at">The parameter with the moment.</param>
    public static string InForce(string at) => $"valid_from <= {at} and {Agreed} and {Live(at)}";

    /// <summary>Held at a moment, or later, or still to be agreed to.</summary>
    /// <param name="at">The parameter with the moment.</param>
    public static string Live(string at) =>
        $"""
        (valid_until is null or (valid_until > {at} and valid_until > valid_from)) and refused_at is null
        and (awaits_until is null or agreed_at is not null or awaits_until > {at}) and {KnownRole}
        """;

    /// <summary>As many people gave it as it takes.</summary>
    public const string Agreed = "(awaits_until is null or agreed_at is not null)";

    /// <summary>Gives it, when the account is there; and writes down who did.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Given(Guid post, Guid account, NewAccounts.PostFacts facts, DateTimeOffset now)
    {
        yield return Sql.Statement(
            """
            insert into identity.posts (id, account, department, region, role, valid_from, valid_until, made_by, made_at, awaits_until)
            select $2, a.id, $3, $4, $5, $6, $7, $8, $9, $10 from identity.accounts a where a.id = $1
            """,
            Sql.P(account), Sql.P(post), Sql.P(facts.Department), Sql.P(facts.Region), Sql.P(facts.Role), Sql.P(facts.From ?? now), Sql.P(facts.Until),
            Sql.P(facts.By), Sql.P(now), Sql.P(facts.AwaitsUntil));
        yield return Act(post, facts.AwaitsUntil is null ? "given" : "proposed", facts.By, facts.Until, now);
    }

    /// <summary>Writes down what was done, when the post is there.</summary>
    public static NpgsqlBatchCommand Act(Guid post, string act, Guid? by, DateTimeOffset? until, DateTimeOffset now) => Sql.Statement(
        "insert into identity.post_acts (id, post, at, actor, act, until) select $1, p.id, $3, $4, $5, $6 from identity.posts p where p.id = $2",
        Sql.P(Guid.CreateVersion7(now)), Sql.P(post), Sql.P(now), Sql.P(by), Sql.P(act), Sql.P(until));

    /// <summary>Rows of <see cref="Columns"/>.</summary>
    public static async Task<IReadOnlyList<PostHeld>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await Read(row, cancel);
    }

    /// <summary>Rows of <see cref="Columns"/>, to the end of this result.</summary>
    public static async Task<IReadOnlyList<PostHeld>> Read(NpgsqlDataReader row, CancellationToken cancel)
    {
        var posts = new List<PostHeld>();
        while (await row.ReadAsync(cancel))
        {
            posts.Add(new(row.GetGuid(0), row.GetGuid(1), PostsOf.Named(new(row.GetString(2), row.GetString(3), row.GetString(4))),
                row.GetFieldValue<DateTimeOffset>(5), At(row, 6))
            {
                By = Id(row, 7),
                GivenAt = row.GetFieldValue<DateTimeOffset>(8),
                AwaitsUntil = At(row, 9),
                AgreedBy = Id(row, 10),
                AgreedAt = At(row, 11),
                RefusedBy = Id(row, 12),
                RefusedAt = At(row, 13),
            });
        }

        return posts;
    }

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
