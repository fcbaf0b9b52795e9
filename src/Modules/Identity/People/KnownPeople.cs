using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;
using OneStop.Secrets;

namespace OneStop.Identity.People;

/// <summary>Opens what is sealed of people and enterprises. A forgotten subject has no key, so there is nothing to open.</summary>
internal sealed partial class KnownPeople(NpgsqlDataSource db, MasterKeys masters, Logins logins, TimeProvider clock, ILogger<KnownPeople> log)
    : IPeople, ISubjectForgotten
{
    // Another node is not told of whom this one forgets, and no longer knows the name after this time.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, (string Name, DateTimeOffset Until)> staff = new();

    /// <summary>Names of officials are few and read again at once; whose they are is not kept beside them.</summary>
    public Task Forget(Guid subject, CancellationToken cancel)
    {
        staff.Clear();
        LogForgotten(log, subject);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The key of subject {Subject} was destroyed: what was sealed under it can never be read again")]
    private static partial void LogForgotten(ILogger logger, Guid subject);

    public async Task<Person?> Person(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select p.sealed, k.wrapped, p.verified_at is not null, p.mobile_confirmed_at is not null
            from identity.people p join platform.subject_keys k on k.subject = p.subject
            where p.subject = $1
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel) || Key(subject, reader, 1) is not { } key)
            return null;
        var facts = key.OpenPerson(reader.GetFieldValue<byte[]>(0));
        return new(subject, facts.Name, facts.IdNumber ?? "", facts.Mobile ?? "")
        { Verified = reader.GetBoolean(2), MobileConfirmed = reader.GetBoolean(3) };
    }

    public async Task<Enterprise?> Enterprise(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select e.sealed, k.wrapped
            from identity.enterprises e join platform.subject_keys k on k.subject = e.subject
            where e.subject = $1
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel) || Key(subject, reader, 1) is not { } key)
            return null;
        var facts = key.OpenEnterprise(reader.GetFieldValue<byte[]>(0));
        return new(subject, facts.Name, facts.Uscc, facts.LegalRepresentative);
    }

    public async Task<IReadOnlyList<Guid>> Represented(Guid person, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select distinct principal from identity.mandates
            where holder = $1 and capacity <> 'agent' and '*' = any(scope) and accepted_at is not null and revoked_at is null and valid_from <= $2 and (valid_until is null or valid_until > $2)
            """);
        command.Parameters.Add(Sql.P(person));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var enterprises = new List<Guid>();
        while (await reader.ReadAsync(cancel))
            enterprises.Add(reader.GetGuid(0));
        return enterprises;
    }

    public async Task<IReadOnlyList<Guid>> WithMobile(string mobile, CancellationToken cancel = default)
    {
        const int most = 50;
        await using var command = db.CreateCommand($"select subject from identity.people where mobile = $1 limit {most}");
        command.Parameters.Add(Sql.P(masters.Blind("mobile", mobile)));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var subjects = new List<Guid>();
        while (await reader.ReadAsync(cancel))
            subjects.Add(reader.GetGuid(0));
        return subjects;
    }

    public async Task<Guid?> CitizenAccount(Guid person, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand("select id from identity.accounts where subject = $1 and kind = 'citizen'");
        command.Parameters.Add(Sql.P(person));
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public async Task<Guid?> StaffAccount(string login, CancellationToken cancel = default) =>
        (await logins.Find(AccountKind.Staff, login, cancel))?.Id;

    public async ValueTask<IReadOnlyDictionary<Guid, string>> StaffNames(IEnumerable<Guid> accounts, CancellationToken cancel = default)
    {
        var names = new Dictionary<Guid, string>();
        List<Guid>? unknown = null;
        var now = clock.GetUtcNow();
        foreach (var account in accounts)
        {
            if (staff.TryGetValue(account, out var known) && known.Until > now)
                names[account] = known.Name;
            else
                (unknown ??= []).Add(account);
        }

        if (unknown is null)
            return names;
        await using var command = db.CreateCommand(
            """
            select a.id, p.subject, p.sealed, k.wrapped
            from identity.accounts a
            join identity.people p on p.subject = a.subject
            join platform.subject_keys k on k.subject = p.subject
            where a.id = any($1) and a.kind = 'staff'
            """);
        command.Parameters.Add(Sql.P(unknown.ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (Key(reader.GetGuid(1), reader, 3) is not { } key)
                continue;
            var name = key.OpenPerson(reader.GetFieldValue<byte[]>(2)).Name;
            names[reader.GetGuid(0)] = name;
            staff[reader.GetGuid(0)] = (name, now + Remembered);
        }

        return names;
    }

    private SubjectKey? Key(Guid subject, NpgsqlDataReader row, int wrapped) =>
        masters.Unwrap(subject, row.IsDBNull(wrapped) ? null : row.GetFieldValue<byte[]>(wrapped));
}
