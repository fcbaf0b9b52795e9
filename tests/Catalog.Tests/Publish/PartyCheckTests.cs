using System.Text.Json.Nodes;
using static OneStop.Catalog.Tests.World.SpoiltMatter;

namespace OneStop.Catalog.Tests.Publish;

public sealed class PartyCheckTests
{
    [Theory]
    [InlineData("nameIn", "[]", "parties/manager: say which field has the party's name")]
    [InlineData("elements", """["DL9999"]""", "parties/manager: the form has no field DL9999")]
    [InlineData("numberIn", """["DE0208","DL0401"]""", "parties/manager: ")]
    [InlineData("materials", """["nothing"]""", "parties/manager")]
    [InlineData("materials", """["premises-proof"]""", "materials/premises-proof")]
    [InlineData("knownWhen", """{"==": [{"var": "form.DL0401"}, {"var": "applicant.name"}]}""", "parties/manager")]
    public void A_party_is_named_in_the_form_and_told_of_only_by_what_proves_it(string member, string value, string fault) =>
        Faults(m => m["parties"]![0]![member] = JsonNode.Parse(value)).ShouldContain(f => f.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void A_party_whose_name_can_only_be_the_applicants_own_is_refused() =>
        Faults(m =>
        {
            m["steps"]![0]!["fields"]!.AsArray().Add("DE0101");
            Item(m, 0)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DE0101" });
            var worker = m["parties"]![1]!;
            (worker["nameIn"], worker["numberIn"], worker["materials"]) = (new JsonArray("DE0101"), new JsonArray(), new JsonArray());
        }).ShouldContain(f => f.StartsWith("parties/worker", StringComparison.Ordinal) && f.Contains("only be the applicant's own", StringComparison.Ordinal));

    [Fact]
    public void A_register_may_spare_a_partys_paper_when_it_says_that_the_two_belong_together() =>
        Faults(m =>
        {
            m["materials"]!.AsArray().First(p => p!["code"]!.ToString() == "safety-rules")!["ways"] =
                JsonNode.Parse("""[{"kind":"sharedData","source":"social-insurance"},{"kind":"upload"}]""");
            m["parties"]![0]!["materials"] = new JsonArray("manager-id", "safety-rules");
            m["parties"]![0]!["knownWhen"] = JsonNode.Parse("""{"==": [{"var": "social-insurance.employer"}, {"var": "applicant.name"}]}""");
        }).ShouldBeEmpty();

    [Theory]
    [InlineData("nobody", false, "items/E01-I6")]
    [InlineData(null, true, "items/E01-I6")]
    public void A_result_is_somebodys_who_can_receive_it(string? holder, bool alone, string place) =>
        Faults(m => (Item(m, 5)["results"]![0]!["holder"], Item(m, 5)["results"]![0]!["toHolderOnly"]) = (holder, alone))
            .ShouldContain(f => f.StartsWith(place, StringComparison.Ordinal));
}
