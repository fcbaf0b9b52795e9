using System.Globalization;
using System.Text.Json;

namespace OneStop.Simulators.Registers;

/// <summary>
/// How many homes a family has, for whoever assesses taxes: those of a person, of the spouse in the marriage register and of the children
/// under 18 in the same household book; a home of several of them is counted once.
/// </summary>
internal static class FamilyHomes
{
    public static void Map(IEndpointRouteBuilder register)
    {
        var had = new[] { Household, Marriage, RegisterSystem.RealEstate.Name }.ToDictionary(name => name, RegisterData.Entries);
        register.MapPost("/v1/entries/find", (SharedRegister.EntryRequest question, RegisterData data, ToldEntries told, TimeProvider clock) =>
        {
            if (!data.People.ContainsKey(question.Subject ?? ""))
                return SharedRegister.Find(question, null, data);
            var homes = (from member in Family(question.Subject!, Asking.Today(clock))
                         from home in Rows(On(RegisterSystem.RealEstate.Name, member))
                         group (Name: data.People.GetValueOrDefault(member)?.Name, Home: home) by Text(home, "unitNumber") into one
                         select Row([.. one])).ToList();
            return SharedRegister.Find(question, JsonSerializer.SerializeToElement(new { count = homes.Count, homes }), data);

            JsonElement? On(string system, string of) => told.OnFile(system, of, had[system].TryGetValue(of, out var entry) ? entry : null);

            IEnumerable<string> Family(string of, DateOnly today)
            {
                var spouse = Text(On(Marriage, of), "spouseIdNumber");
                var book = Text(On(Household, of), "address");
                var children = had[Household].Keys.Where(m => IsChild(m, today) && book is not null && Text(On(Household, m), "address") == book);
                return children.Append(of).Concat(spouse is null ? [] : [spouse]).Distinct();
            }
        });
    }

    private const string Household = "household", Marriage = "marriage";

    private static bool IsChild(string idNumber, DateOnly today) =>
        DateOnly.ParseExact(idNumber.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture).AddYears(18) > today;

    private static object Row(IReadOnlyList<(string? Name, JsonElement Home)> of) => new
    {
        owner = string.Join('、', of.Select(o => o.Name)),
        certificateNo = Text(of[0].Home, "certificateNo"),
        address = Text(of[0].Home, "address"),
    };

    private static JsonElement.ArrayEnumerator Rows(JsonElement? entry) =>
        entry is { } owner && owner.TryGetProperty("homes", out var homes) ? homes.EnumerateArray() : default;

    private static string? Text(JsonElement? entry, string path) =>
        entry is { } found && found.TryGetProperty(path, out var value) ? value.GetString() : null;
}
