using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.People;
using OneStop.Identity.Posts;
using OneStop.Secrets;

namespace OneStop.Identity.Accounts;

/// <summary>Makes a person, their account and their logins, all or nothing.</summary>
internal sealed partial class NewAccounts(
    NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, Logins logins, ConfirmedMobiles mobiles, IPasswordHasher<Account> hasher, TimeProvider clock,
    ILogger<NewAccounts> log)
{
    /// <param name="Logins">What the person will type to sign in; one that is taken is left out.</param>
    /// <param name="Verified">Whether the register confirmed the ID number. Only then does the person own the number here.</param>
    internal sealed record Order(
        Guid Subject, AccountKind Kind, PersonFacts Facts, IReadOnlyList<string> Logins, string Password, bool Verified, bool OneTime = false)
    {
        public PostFacts? Post { get; init; }

        /// <summary>Of the password, where it was hashed before, or empty for none at all; then <see cref="Password"/> is empty.</summary>
        public string? PasswordHash { get; init; }

        /// <summary>The person has shown that they hold the mobile; it lets them in, and nobody else any more.</summary>
        public bool MobileConfirmed { get; init; }
    }

    internal sealed record PostFacts(string Department, string Region, string Role)
    {
        /// <summary>The official who gives it; null for the command line.</summary>
        public Guid? By { get; init; }

        /// <summary>When it begins; null for at once.</summary>
        public DateTimeOffset? From { get; init; }

        /// <summary>The first moment after it; null for no end.</summary>
        public DateTimeOffset? Until { get; init; }

        /// <summary>Until when a second person may agree; null where one is enough.</summary>
        public DateTimeOffset? AwaitsUntil { get; init; }
    }

    /// <summary>The new account; null when the person has one of this kind, when no login is free, or when the key was destroyed.</summary>
    public async Task<Account?> Make(Order order, CancellationToken cancel)
    {
        // Only whom the register confirmed and who holds the mobile comes again after they were forgotten.
        if (await (order is { Verified: true, MobileConfirmed: true } ? keys.EnsureForReturn(order.Subject, cancel) : keys.Ensure(order.Subject, cancel))
            is not { } key)
            return null;
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(), Subject = order.Subject, Kind = order.Kind, OneTime = order.OneTime,
            PasswordHash = "", Stamp = NewStamp(),
        };
        account.PasswordHash = order.PasswordHash ?? hasher.HashPassword(account, order.Password);

        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.people (subject, sealed, id_number, mobile, verified_at, made_at, mobile_confirmed_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (subject) do update set sealed = excluded.sealed, mobile = excluded.mobile,
                id_number = coalesce(excluded.id_number, people.id_number), verified_at = coalesce(excluded.verified_at, people.verified_at),
                mobile_confirmed_at = excluded.mobile_confirmed_at
            where excluded.mobile is not null
            """,
            Sql.P(order.Subject), Sql.P(key.Seal(order.Facts)), Sql.P(order.Verified ? Blind("id-number", order.Facts.IdNumber) : null),
            Sql.P(Blind("mobile", order.Facts.Mobile)), Sql.P(order.Verified ? now : (DateTimeOffset?)null), Sql.P(now),
            Sql.P(order.MobileConfirmed ? now : (DateTimeOffset?)null)));
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.accounts (id, subject, kind, password_hash, one_time, stamp, version, made_at, user_sealed)
            values ($1, $2, $3, $4, $5, $6, 1, $7, $8)
            on conflict (subject, kind) do nothing
            """,
            Sql.P(account.Id), Sql.P(account.Subject), Sql.P(account.Kind == AccountKind.Staff ? "staff" : "citizen"), Sql.P(account.PasswordHash),
            Sql.P(account.OneTime), Sql.P(account.Stamp), Sql.P(now),
            Sql.P(order.Kind == AccountKind.Staff && order.Logins is [var user, ..] ? key.Seal(user) : null)));
        // Selecting the account back makes the logins of an account that was not made empty, instead of an error.
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.logins (login, account) select l, a.id from unnest($2) l cross join identity.accounts a where a.id = $1
            on conflict (login) do nothing
            """,
            Sql.P(account.Id), Sql.P(order.Logins.Select(l => logins.Fingerprint(order.Kind, l)).ToArray())));
        if (order.MobileConfirmed)
        {
            foreach (var statement in mobiles.TakeOver(account.Id, order.Subject, order.Facts.Mobile!))
                batch.BatchCommands.Add(statement);
        }

        if (order.Post is { } post)
        {
            foreach (var statement in PostRows.Given(Guid.CreateVersion7(now), account.Id, post, now))
                batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync(cancel);
        if (batch.BatchCommands[1].RecordsAffected == 0 || (order.Logins.Count > 0 && batch.BatchCommands[2].RecordsAffected == 0))
        {
            await transaction.RollbackAsync(cancel);
            return null;
        }

        await transaction.CommitAsync(cancel);
        if (order.Post is { } held)
            LogStaffMade(log, account.Id, held.Department, held.Region, held.Role);
        return account;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff account {Account} was made: {Department}, {Region}, {Role}")]
    private static partial void LogStaffMade(ILogger logger, Guid account, string department, string region, string role);

    public static string NewStamp() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private byte[]? Blind(string kind, string? value) => value is null ? null : masters.Blind(kind, value);
}
