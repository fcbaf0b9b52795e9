using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.Mandates;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Demo.People;

/// <summary>
/// Makes the people of <see cref="DemoCast"/>: citizens, enterprises, officials. Only a database that says so of itself holds them.
/// </summary>
internal sealed class DemoPeople(
    NpgsqlDataSource db, MasterKeys masters, NewAccounts accounts, Enterprises enterprises, MandateBook mandates, DemoMark mark, OneStopSettings settings)
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Lay(CancellationToken cancel)
    {
        await mark.Set(cancel);
        var cast = DemoCast.Read();
        if (!await IsLaid(cast, cancel))
            await LayAll(cast, cancel);
        await WriteAccounts(cast, cancel);
    }

    private async Task<bool> IsLaid(DemoCast cast, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select count(*) from identity.accounts where kind = 'staff' and subject = any($1)");
        command.Parameters.Add(Sql.P(cast.Staff.Select(Subject).ToArray()));
        return await command.ExecuteScalarAsync(cancel) is long count && count == cast.Staff.Count;
    }

    private async Task LayAll(DemoCast cast, CancellationToken cancel)
    {
        // Hashing a password is slow on purpose, so the accounts are made side by side.
        await Parallel.ForEachAsync(cast.Citizens, cancel, async (citizen, stop) =>
            await accounts.Make(
                new(SubjectId.OfPerson(masters, citizen.IdNumber), AccountKind.Citizen, new(citizen.Name, citizen.IdNumber, citizen.Mobile),
                    [citizen.User, citizen.IdNumber], cast.Password, Verified: true)
                { MobileConfirmed = true },
                stop));
        await Parallel.ForEachAsync(cast.Staff, cancel, async (official, stop) =>
            await accounts.Make(new(Subject(official), AccountKind.Staff, new(official.Name, official.IdNumber),
                [official.User], cast.Password, Verified: official.IdNumber is not null)
            {
                Post = new(official.Department, official.Region, official.Post),
            }, stop));
        foreach (var body in cast.Enterprises)
            await enterprises.Keep(new(body.Name, body.Uscc, body.LegalRepresentative), cancel);
        foreach (var mandate in cast.Mandates)
        {
            var person = cast.Citizens.Single(c => c.Key == mandate.Person);
            var body = SubjectId.OfEnterprise(masters, cast.Enterprises.Single(e => e.Key == mandate.Enterprise).Uscc);
            await mandates.Begin(RegisterStandings.New(SubjectId.OfPerson(masters, person.IdNumber), person.Name, body, CapacityWords.Read(mandate.Capacity)),
                MandateActor.Register, cancel);
        }
    }

    // An official without an ID number on file still needs the same id every time.
    private Guid Subject(DemoOfficial official) => SubjectId.OfPerson(masters, official.IdNumber ?? "demo:" + official.User);

    /// <summary>For the launcher to print.</summary>
    private async Task WriteAccounts(DemoCast cast, CancellationToken cancel)
    {
        if (settings.DataDir.Length == 0)
            return;
        Directory.CreateDirectory(settings.DataDir);
        var list = cast.Citizens.Select(c => (c.Role, c.Name, c.User)).Concat(cast.Staff.Select(s => (s.Role, s.Name, s.User)))
            .Select(a => new { role = $"{a.Role.Zh} {a.Role.En}", name = a.Name, user = a.User, password = cast.Password });
        await File.WriteAllTextAsync(Path.Combine(settings.DataDir, "accounts.json"), JsonSerializer.Serialize(list, Readable), cancel);
    }
}
