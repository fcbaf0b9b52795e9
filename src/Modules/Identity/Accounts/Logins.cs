using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.Identity.Accounts;

/// <summary>Finds an account by what a person types: mobile, ID number or user name. Only fingerprints are stored.</summary>
internal sealed class Logins(NpgsqlDataSource db, MasterKeys masters)
{
    /// <summary>Case and surrounding space do not matter; spaces inside a number are forgiven.</summary>
    public byte[] Fingerprint(AccountKind kind, string login) =>
        masters.Blind(kind == AccountKind.Staff ? "login-staff" : "login", login.Replace(" ", "", StringComparison.Ordinal));

    public async Task<Account?> Find(byte[] login, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select a.id, a.subject, a.kind, a.password_hash, a.stamp, a.one_time, a.version
            from identity.logins l join identity.accounts a on a.id = l.account
            where l.login = $1
            """);
        command.Parameters.Add(Sql.P(login));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? AccountStore.Read(reader) : null;
    }
}
