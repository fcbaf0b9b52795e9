using System.Text.Json;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.Demo;

/// <summary>
/// The invented people of the demo, as the simulated registers know them: citizens, enterprises, officials. Outside the demo
/// profile there is no way to make them.
/// </summary>
internal sealed class DemoPeople(NpgsqlDataSource db, MasterKeys masters, NewAccounts accounts, Enterprises enterprises, OneStopSettings settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed record Cast(string Password, Citizen[] Citizens, Body[] Enterprises, Mandate[] Mandates, Official[] Staff);
    internal sealed record Citizen(string Key, string User, string Name, string IdNumber, string Mobile, Bilingual Role);
    internal sealed record Body(string Key, string Name, string Uscc, string LegalRepresentative);
    internal sealed record Mandate(string Person, string Enterprise, string Capacity);
    internal sealed record Official(string User, string Name, string? IdNumber, string Department, string Region, string Post, Bilingual Role);

    public static Cast Read()
    {
        using var file = typeof(DemoPeople).Assembly.GetManifestResourceStream("identity-demo.json")!;
        return JsonSerializer.Deserialize<Cast>(file, Json)!;
    }

    public async Task Lay(CancellationToken cancel)
    {
        if (!settings.IsDemo)
            throw new InvalidOperationException("Demo accounts exist in the demo profile only.");
        var cast = Read();
        if (!await IsLaid(cast, cancel))
            await LayAll(cast, cancel);
        await WriteAccounts(cast, cancel);
    }

    private async Task<bool> IsLaid(Cast cast, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select count(*) from identity.accounts where kind = 'staff' and subject = any($1)");
        command.Parameters.Add(Sql.P(cast.Staff.Select(Subject).ToArray()));
        return await command.ExecuteScalarAsync(cancel) is long count && count == cast.Staff.Length;
    }

    private async Task LayAll(Cast cast, CancellationToken cancel)
    {
        // Hashing a password is slow on purpose, so the accounts are made side by side.
        await Parallel.ForEachAsync(cast.Citizens, cancel, async (citizen, stop) =>
            await accounts.Make(new(SubjectId.OfPerson(masters, citizen.IdNumber), AccountKind.Citizen, new(citizen.Name, citizen.IdNumber, citizen.Mobile),
                [citizen.User, citizen.Mobile, citizen.IdNumber], cast.Password, Verified: true), stop));
        await Parallel.ForEachAsync(cast.Staff, cancel, async (official, stop) =>
            await accounts.Make(new(Subject(official), AccountKind.Staff, new(official.Name, official.IdNumber),
                [official.User], cast.Password, Verified: official.IdNumber is not null)
            {
                Post = new(official.Department, official.Region, official.Post),
            }, stop));
        foreach (var body in cast.Enterprises)
            await enterprises.Keep(new(body.Name, body.Uscc, body.LegalRepresentative), cancel);
        foreach (var mandate in cast.Mandates)
            await enterprises.Mandate(
                SubjectId.OfPerson(masters, cast.Citizens.Single(c => c.Key == mandate.Person).IdNumber),
                SubjectId.OfEnterprise(masters, cast.Enterprises.Single(e => e.Key == mandate.Enterprise).Uscc),
                mandate.Capacity == "legal-representative", cancel);
    }

    // An official without an ID number on file still needs the same id every time.
    private Guid Subject(Official official) => SubjectId.OfPerson(masters, official.IdNumber ?? "demo:" + official.User);

    /// <summary>For the launcher to print.</summary>
    private async Task WriteAccounts(Cast cast, CancellationToken cancel)
    {
        if (settings.DataDir.Length == 0)
            return;
        Directory.CreateDirectory(settings.DataDir);
        var list = cast.Citizens.Select(c => (c.Role, c.Name, c.User)).Concat(cast.Staff.Select(s => (s.Role, s.Name, s.User)))
            .Select(a => new { role = $"{a.Role.Zh} {a.Role.En}", name = a.Name, user = a.User, password = cast.Password });
        await File.WriteAllTextAsync(Path.Combine(settings.DataDir, "accounts.json"), JsonSerializer.Serialize(list, Json), cancel);
    }
}
