using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.SignOn.Store;

/// <summary>Tokens go two days after they are over, sign-ins after a month. Consents and the record of clients stay.</summary>
internal sealed class StoreSweep(NpgsqlDataSource db, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan TokensKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan GrantsKept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The database is away; ten minutes later is soon enough.
            }
        }
    }

    internal async Task Sweep(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(
            """
            delete from openid.tokens where id = any (array(
                select id from openid.tokens where coalesce(expiration_date, creation_date) < $1 limit 5000 for update skip locked))
            """, Sql.P(now - TokensKept)));
        batch.BatchCommands.Add(Sql.Statement(
            """
            delete from openid.grants where id = any (array(
                select g.id from openid.grants g
                where g.creation_date < $1 and not exists (select from openid.tokens t where t.authorization_id = g.id) limit 5000))
            """, Sql.P(now - GrantsKept)));
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
