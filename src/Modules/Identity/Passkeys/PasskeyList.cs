using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Accounts;

namespace OneStop.Identity.Passkeys;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Credential id, base64url.</param>
/// <param name="Name">What the owner calls it; empty once they are forgotten.</param>
internal sealed record KeptPasskey(string Id, string Name, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

/// <summary>The passkeys of an account.</summary>
internal sealed class PasskeyList(NpgsqlDataSource db, SubjectKeys keys, TimeProvider clock)
{
    /// <summary>Nobody has more devices than this.</summary>
    public const int Most = 10;

    public const int LongestName = 30;

    /// <summary>In the order in which they were made.</summary>
    public async Task<IReadOnlyList<KeptPasskey>> Of(Guid account, Guid subject, CancellationToken cancel)
    {
        var key = await keys.Find(subject, cancel);
        await using var command = db.CreateCommand(
            "select id, name, made_at, used_at from identity.passkeys where account = $1 order by made_at");
        command.Parameters.Add(Sql.P(account));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<KeptPasskey>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(row.GetFieldValue<byte[]>(0)),
                key is null ? "" : Encoding.UTF8.GetString(key.Open(row.GetFieldValue<byte[]>(1))), row.GetFieldValue<DateTimeOffset>(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)));
        }

        return found;
    }

    /// <summary>False when there are as many as one may have, or somebody has this one already.</summary>
    public async Task<bool> Add(Account account, UserPasskeyInfo passkey, string name, CancellationToken cancel)
    {
        if (await keys.Find(account.Subject, cancel) is not { } key)
            return false;
        await using var command = db.CreateCommand(
            $"""
            with owner as (select id from identity.accounts where id = $2 for update),
            added as (
                insert into identity.passkeys (id, account, public_key, sign_count, transports, verified, backup_eligible, backed_up, name, made_at)
                select $1, o.id, $3, $4, $5, $6, $7, $8, $9, $10 from owner o
                where (select count(*) from identity.passkeys where account = o.id) < {Most}
                on conflict (id) do nothing returning account)
            select count(*) from added
            """);
        foreach (var parameter in (NpgsqlParameter[])[Sql.P(passkey.CredentialId), Sql.P(account.Id), Sql.P(passkey.PublicKey),
            new() { Value = (long)passkey.SignCount }, new() { Value = passkey.Transports ?? [] }, Sql.P(passkey.IsUserVerified),
            Sql.P(passkey.IsBackupEligible), Sql.P(passkey.IsBackedUp), Sql.P(key.Seal(Encoding.UTF8.GetBytes(name))), Sql.P(clock.GetUtcNow())])
            command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancel) is 1L;
    }

    /// <summary>It was used: what it counts, and where it is kept now.</summary>
    public async Task Used(UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("update identity.passkeys set sign_count = $2, backed_up = $3, used_at = $4 where id = $1");
        command.Parameters.Add(Sql.P(passkey.CredentialId));
        command.Parameters.Add(new() { Value = (long)passkey.SignCount });
        command.Parameters.Add(Sql.P(passkey.IsBackedUp));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>False when the account has none by this id. What was signed in with it stays, until its owner ends that, too.</summary>
    public async Task<bool> End(Guid account, byte[] id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from identity.passkeys where account = $1 and id = $2");
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(id));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
