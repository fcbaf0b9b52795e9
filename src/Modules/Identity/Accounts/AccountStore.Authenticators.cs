using System.Text;
using Microsoft.AspNetCore.Identity;
using OneStop.EventSourcing.Database;

namespace OneStop.Identity.Accounts;

/// <summary>What the framework's check of an authenticator's code reads. Keys are made and kept by <see cref="TwoStep.Authenticators"/>.</summary>
internal sealed partial class AccountStore : IUserAuthenticatorKeyStore<Account>
{
    public async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        if (await keys.Find(user.Subject, cancellationToken) is not { } key)
            return null;
        await using var command = db.CreateCommand("select sealed from identity.authenticators where account = $1");
        command.Parameters.Add(Sql.P(user.Id));
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] kept ? Encoding.UTF8.GetString(key.Open(kept)) : null;
    }

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"A key is confirmed before it is asked for: {nameof(TwoStep.Authenticators)}.");
}
