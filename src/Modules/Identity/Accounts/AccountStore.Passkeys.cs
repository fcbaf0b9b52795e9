using Microsoft.AspNetCore.Identity;
using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.Identity.Accounts;

/// <summary>What the framework's passkey handler reads. Whoever adds and ends them is <see cref="Passkeys.PasskeyList"/>, which names them.</summary>
internal sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    private const string Columns = "id, public_key, made_at, sign_count, transports, verified, backup_eligible, backed_up";

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        await Read($"select {Columns} from identity.passkeys where account = $1 order by made_at limit {Passkeys.PasskeyList.Most}", cancellationToken,
            Sql.P(user.Id));

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Read($"select {Columns} from identity.passkeys where account = $1 and id = $2", cancellationToken, Sql.P(user.Id), Sql.P(credentialId)))
        .FirstOrDefault();

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select a.id, a.subject, a.kind, a.password_hash, a.stamp, a.one_time, a.version
            from identity.passkeys p join identity.accounts a on a.id = p.account where p.id = $1
            """);
        command.Parameters.Add(Sql.P(credentialId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"A passkey is kept with its name: {nameof(Passkeys.PasskeyList)}.");

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"A passkey ends on the page that lists it: {nameof(Passkeys.PasskeyList)}.");

    private async Task<List<UserPasskeyInfo>> Read(string query, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(query);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<UserPasskeyInfo>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new(row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2), (uint)row.GetInt64(3),
                row.GetFieldValue<string[]>(4), row.GetBoolean(5), row.GetBoolean(6), row.GetBoolean(7), [], []));
        }

        return found;
    }
}
