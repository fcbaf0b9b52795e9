using System.Text.Json;

namespace OneStop.Simulators.Registers;

/// <summary>The invented people, enterprises and places of <c>Data/</c>, indexed by what they are asked by.</summary>
internal sealed class RegisterData
{
    private RegisterData(IEnumerable<Person> people, IEnumerable<Enterprise> enterprises, IEnumerable<Place> places)
    {
        People = people.ToDictionary(p => p.IdNumber, StringComparer.Ordinal);
        Enterprises = enterprises.ToDictionary(e => e.Uscc, StringComparer.Ordinal);
        Places = places.ToLookup(p => p.Uscc, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Person> People { get; }
    public IReadOnlyDictionary<string, Enterprise> Enterprises { get; }
    public ILookup<string, Place> Places { get; }

    public static RegisterData Load() => new(Read<Person>("people.json"), Read<Enterprise>("enterprises.json"), Read<Place>("places.json"));

    /// <summary>What one of <see cref="RegisterSystem.Shared"/> has on file, by ID number or credit code.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Entries(string register) => Open<Dictionary<string, JsonElement>>($"registers/{register}.json");

    private static List<T> Read<T>(string name) => Open<List<T>>(name);

    private static T Open<T>(string name)
    {
        using var stream = typeof(RegisterData).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Key">A short stable name for tests and seeds; never served.</param>
/// <param name="Sex">GB/T 2261.1.</param>
/// <param name="Nation">GB/T 3304.</param>
/// <param name="Status">1 alive, 2 deceased.</param>
internal sealed record Person(string Key, string Name, string IdNumber, string Sex, DateOnly BirthDate, string Nation,
    string HukouAddress, string HukouRegion, IdCard Card, string Status);

/// <param name="ValidTo">The last day; null for a card without end.</param>
internal sealed record IdCard(string Issuer, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record NamedPerson(string Name, string IdNumber);

/// <param name="RegisteredCapital">In 10,000 yuan; an individual business has none.</param>
/// <param name="NoticeStart">First day of the public notice before it is struck off.</param>
internal sealed record Enterprise(string Key, string Name, string Uscc, string TypeCode, string Type, string RepresentativeTitle,
    NamedPerson Representative, NamedPerson Liaison, string Address, string PremisesRegion, string Scope, string IndustryCode,
    DateOnly EstablishedOn, decimal? RegisteredCapital, string Status, string CreditFlag, Licence Licence, DateOnly? NoticeStart = null);

internal sealed record Licence(string Issuer, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo);

/// <param name="Area">Built area in square metres.</param>
internal sealed record Place(string Key, string Uscc, string Address, string Right, decimal Area, string DocumentKind,
    string DocumentNumber, string Holder, string Authority, DateOnly ValidFrom, DateOnly? ValidTo);
