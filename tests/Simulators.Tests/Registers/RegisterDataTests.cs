using System.Text.Json.Nodes;
using OneStop.Identifiers;

namespace OneStop.Simulators.Tests.Registers;

public sealed class RegisterDataTests
{
    private static JsonArray Read(string name)
    {
        using var stream = typeof(SimulatorServer).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!.AsArray();
    }

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();

    [Fact]
    public void Every_id_number_is_valid_and_belongs_to_a_region_that_does_not_exist()
    {
        foreach (var person in Read("people.json"))
        {
            var number = Text(person, "idNumber");
            CitizenId.IsValid(number).ShouldBeTrue(number);
            // Residence permits begin with 8, permanent resident cards with 9: of regions that do not exist, too.
            number.ShouldMatch("^(990102|8199|9991)");
            CitizenId.BirthDate(number)!.Value.ToString("yyyy-MM-dd").ShouldBe(Text(person, "birthDate"));
            CitizenId.Sex(number).ToString().ShouldBe(Text(person, "sex"));
        }
    }

    [Fact]
    public void Every_credit_code_is_valid_and_every_representative_is_a_person_on_file()
    {
        var people = Read("people.json").ToDictionary(p => Text(p, "idNumber"), p => Text(p, "name"));
        foreach (var enterprise in Read("enterprises.json"))
        {
            var code = Text(enterprise, "uscc");
            UnifiedCreditCode.IsValid(code).ShouldBeTrue(code);
            code.Substring(2, 6).ShouldBe("990102");
            foreach (var role in new[] { "representative", "liaison" })
                people[Text(enterprise![role], "idNumber")].ShouldBe(Text(enterprise[role], "name"));
        }
    }

    [Fact]
    public void Every_place_belongs_to_an_enterprise_on_file()
    {
        var codes = Read("enterprises.json").Select(e => Text(e, "uscc")).ToHashSet();
        Read("places.json").ShouldAllBe(place => codes.Contains(Text(place, "uscc")));
    }
}
