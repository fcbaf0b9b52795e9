using System.Collections.Concurrent;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Kernel.Database;
using OneStop.Kernel.Secrets;

namespace OneStop.Identity.People;

/// <summary>Opens what is sealed of people and enterprises. A forgotten subject has no key, so there is nothing to open.</summary>
internal sealed class KnownPeople(NpgsqlDataSource db, MasterKeys masters, Logins logins) : IPeople
{
    private readonly ConcurrentDictionary<Guid, string> staff = new();

    public async Task<Person?> Person(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select p.sealed, k.wrapped, p.verified_at is not null
            from identity.people p join kernel.subject_keys k on k.subject = p.subject
            where p.subject = $1
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel) || Key(subject, reader, 1) is not { } key)
            return null;
        var facts = key.OpenPerson(reader.GetFieldValue<byte[]>(0));
        return new(subject, facts.Name, facts.IdNumber ?? "", facts.Mobile ?? "") { Verified = reader.GetBoolean(2) };
    }

    public async Task<Enterprise?> Enterprise(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select e.sealed, k.wrapped
            from identity.enterprises e join kernel.subject_keys k on k.subject = e.subject
            where e.subject = $1
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel) || Key(subject, reader, 1) is not { } key)
            return null;
        var facts = key.OpenEnterprise(reader.GetFieldValue<byte[]>(0));
        return new(subject, facts.Name, facts.Uscc, facts.LegalRepresentative);
    }

    public async Task<Guid?> StaffAccount(string login, CancellationToken cancel = default) =>
        (await logins.Find(logins.Fingerprint(AccountKind.Staff, login), cancel))?.Id;

    public async ValueTask<IReadOnlyDictionary<Guid, string>> StaffNames(IEnumerable<Guid> accounts, CancellationToken cancel = default)
    {
        var names = new Dictionary<Guid, string>();
        List<Guid>? unknown = null;
        foreach (var account in accounts)
        {
            if (staff.TryGetValue(account, out var name))
                names[account] = name;
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
            join kernel.subject_keys k on k.subject = p.subject
            where a.id = any($1) and a.kind = 'staff'
            """);
        command.Parameters.Add(Sql.P(unknown.ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (Key(reader.GetGuid(1), reader, 3) is { } key)
                names[reader.GetGuid(0)] = staff[reader.GetGuid(0)] = key.OpenPerson(reader.GetFieldValue<byte[]>(2)).Name;
        }

        return names;
    }

    private SubjectKey? Key(Guid subject, NpgsqlDataReader row, int wrapped) =>
        masters.Unwrap(subject, row.IsDBNull(wrapped) ? null : row.GetFieldValue<byte[]>(wrapped));
}
