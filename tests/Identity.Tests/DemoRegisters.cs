using System.Text.Json;
using OneStop.Contracts.Exchange;

namespace OneStop.Identity.Tests;

/// <summary>The departments' registers with the demo data; the wire to them is tested with Exchange.</summary>
internal sealed class DemoRegisters : IPopulationRegister, ILicenceRegister
{
    /// <summary>Somebody of whom the demo has no paper at all.</summary>
    public static readonly PersonOnFile Bare = new("bare", "白晓舟", "990102199306154044", "2", new(1993, 6, 15), "汉族", "", "990102", "1");

    public DemoRegisters()
    {
        People = [.. Read<PersonOnFile>("people.json"), Bare];
        Enterprises = Read<EnterpriseOnFile>("enterprises.json");
    }

    public IReadOnlyList<PersonOnFile> People { get; }
    public IReadOnlyList<EnterpriseOnFile> Enterprises { get; private set; }
    public bool AreAway { get; private set; }

    /// <summary>The enterprise has another representative from now on, or another standing.</summary>
    public void Change(string key, Func<EnterpriseOnFile, EnterpriseOnFile> change) => Enterprises = [.. Enterprises.Select(e => e.Key == key ? change(e) : e)];

    /// <summary>Nobody can reach them until this is disposed.</summary>
    public IDisposable Away()
    {
        AreAway = true;
        return new Back(this);
    }

    public Task<Looked<RegisteredPerson>> Match(string idNumber, string name, Look look, CancellationToken cancel = default)
    {
        var found = People.SingleOrDefault(p => p.IdNumber == idNumber && p.Name == name);
        return Task.FromResult(AreAway ? Looked<RegisteredPerson>.Away
            : found is null ? Looked<RegisteredPerson>.Nothing
            : Looked<RegisteredPerson>.Of(
                new(found.Name, found.Sex, found.BirthDate, found.Nation, found.HukouAddress, found.HukouRegion, found.Status == "1", null, true)));
    }

    public Task<Looked<RegisteredEnterprise>> Find(string uscc, Look look, CancellationToken cancel = default)
    {
        var found = Enterprises.SingleOrDefault(e => e.Uscc == uscc);
        return Task.FromResult(AreAway ? Looked<RegisteredEnterprise>.Away
            : found is null ? Looked<RegisteredEnterprise>.Nothing
            : Looked<RegisteredEnterprise>.Of(
                new(uscc, found.Name, "", found.Type, found.RepresentativeTitle, found.Representative.Name, found.Address, "", "", "",
                default, null, found.Status, "0", "", default, default, null, found.Status == "1")));
    }

    public Task<Looked<LicenceStanding>> Standing(string uscc, string idNumber, string name, Look look, CancellationToken cancel = default)
    {
        var found = Enterprises.SingleOrDefault(e => e.Uscc == uscc);
        return Task.FromResult(AreAway ? Looked<LicenceStanding>.Away
            : found is null ? Looked<LicenceStanding>.Nothing
            : Looked<LicenceStanding>.Of(new(found.Representative.IdNumber == idNumber ? StandingKind.Representative
                : found.Liaison.IdNumber == idNumber ? StandingKind.Liaison : StandingKind.None)));
    }

    public Task<Looked<NameInRegister>> Name(string name, Guid applicant, Look look, CancellationToken cancel = default) =>
        Task.FromResult(AreAway ? Looked<NameInRegister>.Away : Looked<NameInRegister>.Of(new(Enterprises.Any(e => e.Name == name))));

    private sealed class Back(DemoRegisters registers) : IDisposable
    {
        public void Dispose() => registers.AreAway = false;
    }

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Registers", file)), JsonSerializerOptions.Web)!;
}

internal sealed record PersonOnFile(
    string Key, string Name, string IdNumber, string Sex, DateOnly BirthDate, string Nation, string HukouAddress, string HukouRegion, string Status);

internal sealed record NameOnFile(string Name, string IdNumber);

internal sealed record EnterpriseOnFile(string Key, string Name, string Uscc, string Type, string RepresentativeTitle, NameOnFile Representative,
    NameOnFile Liaison, string Address, string Status);
