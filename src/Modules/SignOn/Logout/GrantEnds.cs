using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.SignOn.Logout;

/// <summary>Ends sign-ins at clients with all their tokens, and has every client told that can be.</summary>
internal static class GrantEnds
{
    /// <summary>A client is to be told that a session has ended; the stream is the session, the item the client.</summary>
    public const string Tell = "sign-on.tell-client";

    /// <param name="connection">With a transaction open.</param>
    /// <param name="which">Which grants <c>g</c>: a condition of our own, with parameters.</param>
    public static async Task Revoke(NpgsqlConnection connection, string which, NpgsqlParameter[] parameters, DateTimeOffset now, CancellationToken cancel)
    {
        await using var revoke = Sql.Command(connection,
            $"""
            with ended as (
                update openid.grants g set status = 'revoked' where {which} and g.status = 'valid' returning g.id, g.session, g.application_id),
            tokens as (
                update openid.tokens t set status = 'revoked' from ended e where t.authorization_id = e.id and t.status in ('valid', 'redeemed'))
            select distinct e.session, e.application_id from ended e join openid.clients c on c.id = e.application_id
            where e.session is not null and c.logout_uri is not null
            """, parameters);
        await using var tell = connection.CreateBatch();
        await using (var row = await revoke.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
                tell.BatchCommands.Add(DueTime.Set(row.GetGuid(0), Tell, row.GetGuid(1).ToString("n"), now));
        }

        if (tell.BatchCommands.Count > 0)
            await tell.ExecuteNonQueryAsync(cancel);
    }
}
