using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.Identity.People;

/// <summary>For whom a person may act besides themselves.</summary>
internal sealed class Mandates(NpgsqlDataSource db, MasterKeys masters, TimeProvider clock)
{
    /// <summary>Mandates in force, oldest first.</summary>
    public async Task<IReadOnlyList<Mandate>> Of(Guid person, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select e.subject, e.sealed, k.wrapped, m.capacity, m.valid_from, m.valid_until
            from identity.mandates m
            join identity.enterprises e on e.subject = m.enterprise
            join platform.subject_keys k on k.subject = e.subject
            where m.person = $1 and m.revoked_at is null and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2)
            order by m.valid_from, m.id
            """);
        command.Parameters.Add(Sql.P(person));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<Mandate>();
        while (await reader.ReadAsync(cancel))
        {
            var subject = reader.GetGuid(0);
            if (masters.Unwrap(subject, reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2)) is not { } key)
                continue;
            found.Add(new(subject, key.OpenEnterprise(reader.GetFieldValue<byte[]>(1)), reader.GetString(3) == "legal-representative",
                reader.GetFieldValue<DateTimeOffset>(4), reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return found;
    }
}

internal sealed record Mandate(Guid Enterprise, EnterpriseFacts Facts, bool IsLegalRepresentative, DateTimeOffset From, DateTimeOffset? Until);
