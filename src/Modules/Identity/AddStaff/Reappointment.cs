using Microsoft.AspNetCore.Identity;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Accounts;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Passkeys;
using OneStop.Identity.Posts;
using OneStop.Identity.TwoStep;

namespace OneStop.Identity.AddStaff;

/// <summary>
/// An official who left comes back, or a one-time password got lost before it was used: the same user name, the same name, a new one-time
/// password. Nobody's password is taken away who holds a post and has set their own.
/// </summary>
internal sealed class Reappointment(
    NpgsqlDataSource db, Logins logins, AccountStore store, IPasswordHasher<Account> hasher, PostList posts, IPeople people, SubjectKeys keys,
    Authenticators authenticators, PasskeyList passkeys, PostStore giving)
{
    /// <param name="subject">Whose ID number was given; null when none was.</param>
    /// <returns>False when the account is somebody else's, or in use.</returns>
    public async Task<bool> Try(string user, string name, Guid? subject, string password, NewAccounts.PostFacts post, CancellationToken cancel)
    {
        if (await logins.Find(AccountKind.Staff, user, cancel) is not { } account || (subject is not null && subject != account.Subject)
            || (await people.StaffNames([account.Id], cancel)).GetValueOrDefault(account.Id) != name)
            return false;
        var held = await posts.Of(account.Id, cancel);
        if (held.Count > 0 && !(account.OneTime && held is [var only] && only.Post == PostsOf.Named(post)))
            return false;
        (account.PasswordHash, account.Stamp, account.OneTime) = (hasher.HashPassword(account, password), NewAccounts.NewStamp(), true);
        if (!(await store.UpdateAsync(account, cancel)).Succeeded)
            return false;
        // Whoever comes with a one-time password has no earlier phone or device: what opened the account before opens it no more.
        await authenticators.End(account.Id, cancel);
        foreach (var passkey in await store.GetPasskeysAsync(account, cancel))
            await passkeys.End(account.Id, passkey.CredentialId, cancel);
        await KeepUser(account, user, cancel);
        if (held.Count > 0)
            return true;
        return (await giving.Give(account.Id, post, cancel)).Succeeded(out _);
    }

    // Of somebody who was added before user names were kept to be read.
    private async Task KeepUser(Account account, string user, CancellationToken cancel)
    {
        if (await keys.Ensure(account.Subject, cancel) is not { } key)
            return;
        await using var command = db.CreateCommand("update identity.accounts set user_sealed = $2 where id = $1 and user_sealed is null");
        command.Parameters.Add(Sql.P(account.Id));
        command.Parameters.Add(Sql.P(key.Seal(user)));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
