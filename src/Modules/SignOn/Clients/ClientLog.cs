using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.SignOn.Clients;

/// <summary>An entry of the record of a client.</summary>
/// <param name="By">The official; null for the command line and for setup.</param>
internal sealed record ClientEntry(string What, Guid? By, string Detail, DateTimeOffset At);

/// <summary>Who did what to a client: only added to, chained, under the signed roots.</summary>
internal static class ClientLog
{
    public const string Registered = "registered", Changed = "changed", Secret = "secret", Suspended = "suspended", Resumed = "resumed", Ended = "ended";

    /// <summary>The statement, for the transaction of what is recorded.</summary>
    public static NpgsqlBatchCommand Entry(Guid client, string what, Guid? by, string detail, DateTimeOffset at) => Sql.Statement(
        "insert into openid.client_log (client, what, by, detail, at) values ($1, $2, $3, $4, $5)",
        Sql.P(client), Sql.P(what), Sql.P(by), Sql.P(detail), Sql.P(at));
}
