using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.SignOn.Protocol;

/// <summary>What people allowed to clients.</summary>
[UseCase]
internal sealed class Consents(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>How long a consent holds; then the person is asked again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Whether all that is asked for was allowed, and still is.</summary>
    public async Task<bool> Holds(Guid account, Guid client, IEnumerable<string> scopes, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select exists (select from openid.consents
                where account = $1 and client = $2 and ended_at is null and until > $3 and scopes @> $4)
            """);
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(client));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(scopes.ToArray()));
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>A new consent takes the place of the one before, and allows what that one allowed too while it holds.</summary>
    public async Task Give(Guid account, Guid client, IEnumerable<string> scopes, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(
            "select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))", Sql.P(account.ToString()), Sql.P(client.ToString())));
        batch.BatchCommands.Add(Sql.Statement(
            """
            with before as (
                update openid.consents set ended_at = $4 where account = $1 and client = $2 and ended_at is null returning scopes, until)
            insert into openid.consents (id, account, client, scopes, given_at, until)
            select $5, $1, $2, array(select unnest($3) union select unnest(b.scopes) from before b where b.until > $4), $4, $6
            """,
            Sql.P(account), Sql.P(client), Sql.P(scopes.ToArray()), Sql.P(now), Sql.P(Guid.CreateVersion7(now)), Sql.P(now + Longest)));
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
