using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Publish;

public class What_may_not_be_published
{
    [Fact]
    public void What_ships_is_without_fault()
    {
        foreach (var matter in CatalogFiles.Shipped.Matters)
            MatterCheck.Faults(matter).ShouldBeEmpty(matter.Code);
    }

    [Fact]
    public void What_ships_reads_back_as_it_was_written()
    {
        var written = JsonSerializer.Serialize(Restaurant.Matter, CatalogJson.Options);

        JsonSerializer.Serialize(JsonSerializer.Deserialize<Matter>(written, CatalogJson.Options), CatalogJson.Options).ShouldBe(written);
    }

    [Fact]
    public void An_item_that_needs_an_unknown_element() =>
        Faults(m => Item(m, 1)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DE9999" })).ShouldBe(["E01-I2: the element DE9999 is unknown or on no page of the form."]);

    [Fact]
    public void Items_that_wait_for_one_another() =>
        Faults(m => Item(m, 0)["dependsOn"] = new JsonArray("E01-I2"))
            .ShouldBe(["These items wait for one another: E01-I1, E01-I2, E01-I3, E01-I4, E01-I5, E01-I7."]);

    [Fact]
    public void An_item_that_no_answers_choose() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"and":[{"var":"answers.q6"},{"!":[{"var":"answers.q6"}]}]}""")).ShouldBe(["No answers choose E01-I5."]);

    [Fact]
    public void A_rule_about_something_that_nobody_asks() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"var":"answers.q66"}"""))
            .ShouldContain("E01-I5: a rule looks at answers.q66, which is neither an answer nor a field.");

    [Fact]
    public void A_rule_with_an_operator_that_does_not_exist() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"yes":[{"var":"answers.q6"}]}""")).ShouldContain("E01-I5: the operator yes of a rule does not exist.");

    [Fact]
    public void A_field_on_two_pages() =>
        Faults(m => m["steps"]![1]!["fields"]!.AsArray().Add("DE0202")).ShouldBe(["The element DE0202 is on 2 pages of the form."]);

    [Fact]
    public void A_material_that_cannot_be_had_when_nothing_is_on_file() =>
        Faults(m => m["materials"]![0]!["ways"]!.AsArray().RemoveAt(2)).ShouldBe(["The material business-licence cannot be had when nothing is on file."]);

    [Fact]
    public void A_text_without_its_English() =>
        Should.Throw<CatalogException>(() => Faults(m => Item(m, 0)["name"]!["en"] = "")).Faults.ShouldBe(["$.items[0].name is not written in both languages."]);

    [Fact]
    public void A_name_that_nobody_knows() =>
        Should.Throw<CatalogException>(() => Faults(m => m["slogan"] = "极速")).Message.ShouldContain("slogan");

    [Fact]
    public void A_known_element_with_another_meaning() =>
        Should.Throw<CatalogException>(() => Faults(m => m["elements"] = new JsonArray(JsonNode.Parse(
            """{"code":"DE0202","key":"entName","name":{"zh":"店名","en":"Shop"},"type":"text"}""")))).Message.ShouldContain("another meaning needs another code");

    [Fact]
    public void An_element_of_its_own_may_stand_in_the_file() =>
        Faults(m =>
        {
            m["elements"] = new JsonArray(JsonNode.Parse("""{"code":"DL9901","key":"seats","name":{"zh":"座位数","en":"Seats"},"type":"integer"}"""));
            m["steps"]![1]!["fields"]!.AsArray().Add("DL9901");
            Item(m, 1)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DL9901" });
        }).ShouldBeEmpty();

    private static JsonObject Item(JsonObject matter, int index) => matter["items"]![index]!.AsObject();

    private static IReadOnlyList<string> Faults(Action<JsonObject> spoil)
    {
        using var file = typeof(CatalogFiles).Assembly.GetManifestResourceStream("Data/matters/YJS-E01.json")!;
        var matter = JsonNode.Parse(file)!.AsObject();
        spoil(matter);
        return MatterCheck.Faults(CatalogFiles.Shipped.Resolve(matter, "spoilt"));
    }
}
