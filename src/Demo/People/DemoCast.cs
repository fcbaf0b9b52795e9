namespace OneStop.Demo.People;

/// <summary>The invented people of the demo, as <c>people.json</c> names them and the simulated registers know them.</summary>
public sealed record DemoCast(
    string Password, IReadOnlyList<DemoCitizen> Citizens, IReadOnlyList<DemoEnterprise> Enterprises, IReadOnlyList<DemoMandate> Mandates,
    IReadOnlyList<DemoOfficial> Staff)
{
    public static DemoCast Read() => Resources.Json<DemoCast>("people.json");
}

/// <param name="Role">What the account is good for, for whoever looks for the first time.</param>
public sealed record DemoCitizen(string Key, string User, string Name, string IdNumber, string Mobile, Bilingual Role);

public sealed record DemoEnterprise(string Key, string Name, string Uscc, string LegalRepresentative);

public sealed record DemoMandate(string Person, string Enterprise, string Capacity);

/// <param name="Role">What the account is good for, for whoever looks for the first time.</param>
public sealed record DemoOfficial(string User, string Name, string? IdNumber, string Department, string Region, string Post, Bilingual Role);
