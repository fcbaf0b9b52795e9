using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.People;
using OneStop.Secrets;

namespace OneStop.Identity.Accounts;

/// <summary>Finds an account by what a person types: mobile, ID number or user name. Only fingerprints are stored.</summary>
internal sealed class Logins(NpgsqlDataSource db, MasterKeys masters)
{
    /// <summary>Case and surrounding space do not matter; spaces inside a number are forgiven.</summary>
    public byte[] Fingerprint(AccountKind kind, string login) =>
        masters.Blind(kind == AccountKind.Staff ? "login-staff" : "login", login.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>By what was typed. A mobile that nobody has shown to hold lets nobody in.</summary>
    public async Task<Account?> Find(AccountKind kind, string typed, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select a.id, a.subject, a.kind, a.password_hash, a.stamp, a.one_time, a.version
            from identity.logins l join identity.accounts a on a.id = l.account
            where l.login = $1 and ($2::bytea is null
                or exists (select from identity.people p where p.subject = a.subject and p.mobile = $2 and p.mobile_confirmed_at is not null))
            """);
        command.Parameters.Add(Sql.P(Fingerprint(kind, typed)));
        var number = typed.Replace(" ", "", StringComparison.Ordinal);
        var mobile = kind == AccountKind.Citizen && PersonRules.Mobile(number) is null ? masters.Blind("mobile", number) : null;
        command.Parameters.Add(new() { Value = (object?)mobile ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? AccountStore.Read(reader) : null;
    }
}
