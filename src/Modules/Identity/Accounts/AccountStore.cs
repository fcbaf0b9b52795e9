using Microsoft.AspNetCore.Identity;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Sessions;

namespace OneStop.Identity.Accounts;

/// <summary>
/// What ASP.NET Core Identity needs of a store here: read by id, change the password and the stamp. Accounts are found by
/// login through <see cref="Logins"/> and made together with their person, in one transaction.
/// </summary>
internal sealed partial class AccountStore(NpgsqlDataSource db, SubjectKeys keys, TimeProvider clock)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        // A passkey of another site carries an id of any kind.
        if (!Guid.TryParse(userId, out var id))
            return null;
        await using var command = db.CreateCommand("select id, subject, kind, password_hash, stamp, one_time, version from identity.accounts where id = $1");
        command.Parameters.Add(Sql.P(id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>With a new stamp every session of the account ends, in the same transaction, and whatever ends with a session is due.</summary>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await Change(connection, user, cancellationToken) is not { } isNewStamp)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        if (isNewStamp)
            await EndSessions(connection, user.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        user.Version++;
        return IdentityResult.Success;
    }

    private static async Task<bool?> Change(NpgsqlConnection connection, Account user, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection,
            """
            with before as (select stamp from identity.accounts where id = $1),
            changed as (
                update identity.accounts set password_hash = $3, stamp = $4, one_time = $5, version = version + 1
                where id = $1 and version = $2 returning id)
            select b.stamp <> $4, pg_notify('onestop_sessions', id::text) from changed, before b
            """,
            Sql.P(user.Id), Sql.P(user.Version), Sql.P(user.PasswordHash), Sql.P(user.Stamp), Sql.P(user.OneTime));
        return await command.ExecuteScalarAsync(cancel) as bool?;
    }

    private async Task EndSessions(NpgsqlConnection connection, Guid account, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var end = Sql.Command(connection,
            """
            update identity.sign_ins set ended_at = $2 where account = $1 and outcome = 'signed-in' and ended_at is null and at > $3 returning id
            """,
            Sql.P(account), Sql.P(now), Sql.P(now - SessionKeeper.Longest(staff: false)));
        await using var batch = connection.CreateBatch();
        await using (var row = await end.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
                batch.BatchCommands.Add(DueTime.Set(row.GetGuid(0), SessionEnded.Due, "", now));
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancel);
    }

    internal static Account Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Subject = row.GetGuid(1),
        Kind = row.GetString(2) == "staff" ? AccountKind.Staff : AccountKind.Citizen,
        PasswordHash = row.GetString(3),
        Stamp = row.GetString(4),
        OneTime = row.GetBoolean(5),
        Version = row.GetInt32(6),
    };

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id.ToString());
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id.ToString());
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName, cancellationToken);
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);
    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash ?? throw new ArgumentNullException(nameof(passwordHash));
        return Task.CompletedTask;
    }

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.Stamp = stamp;
        return Task.CompletedTask;
    }

    // The user name is the account's id and never changes.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"An account is made together with its person: {nameof(NewAccounts)}.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A person is forgotten by destroying the subject's key; the account's id stays in the event log.");

    public void Dispose() { }
}
