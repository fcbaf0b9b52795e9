using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.SignOn.Clients;

/// <summary>A client in a list.</summary>
internal sealed record ClientRow(
    Guid Id, string ClientId, string Zh, string En, string Department, IReadOnlyList<ClientKind> Kinds, DateTimeOffset MadeAt,
    DateTimeOffset? SuspendedAt, DateTimeOffset? EndedAt)
{
    public Bilingual Name => new(Zh, En);
}

/// <summary>A client with all that an operator sees of it.</summary>
internal sealed record ClientView(
    ClientRow Row, bool HasSecret, string? Keys, IReadOnlyList<string> Redirects, IReadOnlyList<string> LogoutRedirects, string? LogoutUri,
    IReadOnlyList<string> Calls, IReadOnlyList<ClientEntry> Log)
{
    public ClientProof Proof => Keys is not null ? ClientProof.Keys : HasSecret ? ClientProof.Secret : ClientProof.None;
}

/// <summary>The registry as operators see it, and what ends or interrupts a client: for every node with its next request.</summary>
[UseCase]
internal sealed class ClientDesk(NpgsqlDataSource db, TimeProvider clock)
{
    private const string Columns = "id, client_id, name_zh, name_en, department, permissions, made_at, suspended_at, ended_at";

    /// <summary>Those made last first.</summary>
    /// <param name="after">The last row of the page before.</param>
    public async Task<IReadOnlyList<ClientRow>> List((DateTimeOffset MadeAt, Guid Id)? after, int size, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {Columns} from openid.clients where $1::timestamptz is null or (made_at, id) < ($1, $2) order by made_at desc, id desc limit $3
            """);
        command.Parameters.Add(Sql.P(after?.MadeAt));
        command.Parameters.Add(Sql.P(after?.Id));
        command.Parameters.Add(Sql.P(size));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<ClientRow>();
        while (await row.ReadAsync(cancel))
            found.Add(Row(row));
        return found;
    }

    public async Task<ClientView?> Find(Guid id, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("select what, by, detail, at from openid.client_log where client = $1 order by entry desc limit 50", Sql.P(id)));
        batch.BatchCommands.Add(Sql.Statement(
            $"""
            select {Columns}, client_secret is not null, json_web_key_set, redirect_uris, post_logout_redirect_uris, logout_uri, calls
            from openid.clients where id = $1
            """, Sql.P(id)));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        var log = new List<ClientEntry>();
        while (await row.ReadAsync(cancel))
            log.Add(new(row.GetString(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        await row.NextResultAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new(Row(row), row.GetBoolean(9), Text(row, 10), Texts(row, 11), Texts(row, 12), Text(row, 13), row.GetFieldValue<string[]>(14), log) : null;
    }

    /// <summary>Nobody signs in there any more until it goes on, and whatever it was given is worth nothing.</summary>
    public Task<Result<Unit>> Suspend(Guid id, Guid by, CancellationToken cancel) =>
        Set("suspended_at = $2", "suspended_at is null", id, ClientLog.Suspended, by, revoke: true, cancel);

    /// <summary>It may go on; people sign in again.</summary>
    public Task<Result<Unit>> Resume(Guid id, Guid by, CancellationToken cancel) =>
        Set("suspended_at = null", "suspended_at is not null and $2 is not null", id, ClientLog.Resumed, by, revoke: false, cancel);

    /// <summary>For good.</summary>
    public Task<Result<Unit>> End(Guid id, Guid by, CancellationToken cancel) =>
        Set("ended_at = $2", "true", id, ClientLog.Ended, by, revoke: true, cancel);

    // One transaction: what is recorded was done.
    private async Task<Result<Unit>> Set(string change, string when, Guid id, string what, Guid by, bool revoke, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var update = Sql.Command(connection,
            $"update openid.clients set {change} where id = $1 and ended_at is null and {when}", Sql.P(id), Sql.P(now));
        if (await update.ExecuteNonQueryAsync(cancel) == 0)
            return Refusal.Conflict("sign-on.client-changed");
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(ClientLog.Entry(id, what, by, "", now));
        if (revoke)
        {
            batch.BatchCommands.Add(Sql.Statement("update openid.tokens set status = 'revoked' where application_id = $1 and status = 'valid'", Sql.P(id)));
            batch.BatchCommands.Add(Sql.Statement("update openid.grants set status = 'revoked' where application_id = $1 and status = 'valid'", Sql.P(id)));
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Unit.Value;
    }

    private static ClientRow Row(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        ClientSetup.KindsOf([.. Texts(row, 5)]), row.GetFieldValue<DateTimeOffset>(6), At(row, 7), At(row, 8));

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // OpenIddict keeps its lists as JSON.
    private static ImmutableArray<string> Texts(NpgsqlDataReader row, int column) =>
        Text(row, column) is { Length: > 0 } json ? JsonSerializer.Deserialize<ImmutableArray<string>>(json) : [];
}
