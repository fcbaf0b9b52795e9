using Microsoft.AspNetCore.Identity;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;
using OneStop.Identity.ListPosts;

namespace OneStop.Identity.AddStaff;

/// <summary>
/// An official who left comes back, or a one-time password got lost before it was used: the same user name, the same name, a new one-time
/// password. Nobody's password is taken away who holds a post and has set their own.
/// </summary>
internal sealed class Reappointment(
    NpgsqlDataSource db, Logins logins, AccountStore store, IPasswordHasher<Account> hasher, PostList posts, IPeople people, TimeProvider clock)
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
        if (held.Count > 0)
            return true;
        await using var command = db.CreateCommand(
            "insert into identity.posts (id, account, department, region, role, valid_from, made_by) values ($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.AddRange(new[] { Sql.P(Guid.CreateVersion7()), Sql.P(account.Id), Sql.P(post.Department), Sql.P(post.Region), Sql.P(post.Role),
            Sql.P(clock.GetUtcNow()), Sql.P(post.By) });
        await command.ExecuteNonQueryAsync(cancel);
        return true;
    }
}
