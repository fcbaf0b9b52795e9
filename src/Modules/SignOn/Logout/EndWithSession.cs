using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Web;

namespace OneStop.SignOn.Logout;

/// <summary>Somebody signed out here, or changed the password: all that came of the session ends, and every site is told.</summary>
[UseCase]
internal sealed class EndWithSession(NpgsqlDataSource db, TimeProvider clock) : IDueHandler
{
    public string Kind => SessionEnded.Due;

    public async Task Handle(DueTime due, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await GrantEnds.Revoke(connection, "g.session = $1", [Sql.P(due.StreamId)], clock.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
    }
}
