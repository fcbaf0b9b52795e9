using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Accounts;
using OneStop.Secrets;

namespace OneStop.Identity.TwoStep;

/// <summary>What an official has for the second step.</summary>
/// <param name="IsOn">An app was confirmed.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
internal sealed record SecondStep(bool IsOn, int CodesLeft)
{
    /// <summary>A passkey does both steps at once.</summary>
    public bool HasPasskey { get; init; }
}

/// <summary>
/// The authenticator apps of officials and their recovery codes. A code is checked by the framework and taken once; what is kept of it cannot
/// be read.
/// </summary>
internal sealed class Authenticators(
    NpgsqlDataSource db, SubjectKeys keys, MasterKeys masters, AccountStore store, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int RecoveryCodes = 8;

    private const int KeyBytes = 20;

    // The framework takes the codes of five half minutes: those before and after, for clocks that differ.
    private const int RecentCodes = 10;

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<SecondStep> Of(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select exists (select from identity.authenticators where account = $1 and confirmed_at is not null),
                (select count(*)::int from identity.recovery_codes where account = $1 and used_at is null),
                exists (select from identity.passkeys where account = $1)
            """);
        command.Parameters.Add(Sql.P(account));
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new(row.GetBoolean(0), row.GetInt32(1)) { HasPasskey = row.GetBoolean(2) };
    }

    /// <summary>The key that is to be put into the app, in base32; null when the account's owner is forgotten.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="anew">A page is opened: what was shown to somebody before is worth nothing. Otherwise the one that is on the screen.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<string?> Begin(Account account, bool anew, CancellationToken cancel)
    {
        if (await keys.Find(account.Subject, cancel) is not { } key)
            return null;
        await using var command = db.CreateCommand(
            """
            insert into identity.authenticators as a (account, sealed) values ($1, $2)
            on conflict (account) do update set sealed = excluded.sealed where a.confirmed_at is null and $3
            """);
        command.Parameters.Add(Sql.P(account.Id));
        command.Parameters.Add(Sql.P(key.Seal(Base32(RandomNumberGenerator.GetBytes(KeyBytes)))));
        command.Parameters.Add(Sql.P(anew));
        await command.ExecuteNonQueryAsync(cancel);
        return await store.GetAuthenticatorKeyAsync(account, cancel);
    }

    /// <summary>The app shows the right code: from now on it is asked for. New recovery codes, shown this once; null when the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> Confirm(Account account, string? code, CancellationToken cancel)
    {
        if (!await IsRight(account, code, cancel))
            return null;
        await using var command = db.CreateCommand("update identity.authenticators set confirmed_at = coalesce(confirmed_at, $2) where account = $1");
        command.Parameters.Add(Sql.P(account.Id));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
        return await NewCodes(account.Id, cancel);
    }

    /// <summary>The earlier codes are worth nothing any more.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(Guid account, CancellationToken cancel)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Alphabet, 10)).ToList();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("delete from identity.recovery_codes where account = $1", Sql.P(account)));
        foreach (var code in codes)
        {
            batch.BatchCommands.Add(Sql.Statement("insert into identity.recovery_codes (account, code) values ($1, $2)", Sql.P(account),
                Sql.P(Blind(account, code))));
        }

        await batch.ExecuteNonQueryAsync(cancel);
        return [.. codes.Select(c => $"{c[..5]}-{c[5..]}")];
    }

    /// <summary>Whether it is the app's code of this moment, which nobody gave before, or a recovery code that was not used.</summary>
    public async Task<bool> IsTaken(Account account, string? typed, CancellationToken cancel)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        if (code.Length == 6)
            return await IsRight(account, code, cancel);
        await using var command = db.CreateCommand("update identity.recovery_codes set used_at = $3 where account = $1 and code = $2 and used_at is null");
        command.Parameters.Add(Sql.P(account.Id));
        command.Parameters.Add(Sql.P(Blind(account.Id, code)));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>No second step any more; the codes go with it.</summary>
    public async Task End(Guid account, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("delete from identity.authenticators where account = $1", Sql.P(account)));
        batch.BatchCommands.Add(Sql.Statement("delete from identity.recovery_codes where account = $1", Sql.P(account)));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task<bool> IsRight(Account account, string? code, CancellationToken cancel)
    {
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
            return false;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (!await new AuthenticatorTokenProvider<Account>().ValidateAsync("TwoFactor", digits, users, account))
            return false;
        await using var command = db.CreateCommand(
            $"""
            update identity.authenticators set recent = (array_prepend($2, recent))[1:{RecentCodes}] where account = $1 and $2 <> all (recent)
            """);
        command.Parameters.Add(Sql.P(account.Id));
        command.Parameters.Add(Sql.P(Blind(account.Id, digits)));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private byte[] Blind(Guid account, string code) => masters.Blind("second-step", $"{account} {code}");

    // RFC 4648, as apps read it.
    private static string Base32(byte[] bytes)
    {
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var at = bit; at < bit + 5; at++)
                value = (value << 1) | ((bytes[at / 8] >> (7 - (at % 8))) & 1);
            text.Append(digits[value]);
        }

        return text.ToString();
    }
}
