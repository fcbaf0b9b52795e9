using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using static OneStop.Catalog.Tests.World.SpoiltMatter;

namespace OneStop.Catalog.Tests.Publish;

/// <summary>Whose documents are, how many there are, and what they say to later items.</summary>
public sealed class HolderCheckTests
{
    [Theory]
    [InlineData("YJS-P06", 0, """{"holders": ["applicant", "nobody"]}""", "holder-unknown")]
    [InlineData("YJS-P06", 0, """{"holders": ["applicant"]}""", "each")]
    [InlineData("YJS-P06", 0, """{"holders": ["partner", "partner"]}""", "each")]
    [InlineData("YJS-P06", 0, """{"sameNumber": true}""", "each")]
    [InlineData("YJS-P08", 2, """{"rows": "DE1005", "holders": ["seller", "applicant"]}""", "each")]
    [InlineData("YJS-P08", 2, """{"rows": "DL1005"}""", "each-rows")]
    [InlineData("YJS-P08", 1, """{"rows": "DE1005"}""", "each-rows")]
    [InlineData("YJS-P08", 2, """{"rows": "DE1005", "holderName": "name", "holderNumber": "card"}""", "each-column")]
    [InlineData("YJS-P08", 2, """{"rows": "DE1005", "holderName": "name"}""", "each-number")]
    [InlineData("YJS-P08", 2, """{"rows": "DE1005", "holderName": "name", "holderNumber": "share"}""", "each-number")]
    public void Several_documents_are_of_people_who_are_known(string code, int item, string each, string fault) =>
        Codes(code, m => Result(m, item)["each"] = JsonNode.Parse(each)).ShouldContain(fault);

    [Theory]
    [InlineData("YJS-P06", 0, "wedding-photos", true)]
    [InlineData("YJS-P06", 0, "both-ids", false)]
    [InlineData("YJS-P06", 1, "wedding-photos", false)]
    [InlineData("YJS-P06", 4, "wedding-photos", false)]
    public void A_photo_is_a_picture_that_the_applicant_hands_in_for_a_certificate(string code, int item, string material, bool right) =>
        Codes(code, m => Result(m, item)["photo"] = material).Contains("photo").ShouldBe(!right);

    [Fact]
    public void A_number_of_a_person_is_masked_wherever_it_stands()
    {
        var catalog = ShippedCatalog.Create();
        (from matter in catalog.Published("990102")
         from element in matter.Elements
         from open in element.Columns.Where(c => !element.Sensitive).Prepend(element)
         where open is { Check: Contracts.Catalog.CheckDigit.CitizenId, Sensitive: false }
         select $"{element.Code} {open.Code}").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_promises_what_is_not_written() =>
        Codes("YJS-P08", m => m["materials"]!.AsArray().First(p => p!["code"]!.ToString() == "family-homes")!.AsObject().Remove("template"))
            .ShouldContain("commitment-text");

    [Fact]
    public void It_ends_with_a_day_or_after_months()
    {
        Codes("YJS-P09", m => Result(m, 4)["validThrough"] = "DL0107").ShouldContain("valid-through");
        Codes("YJS-P09", m => Result(m, 4)["validThrough"] = "DL0108").ShouldBeEmpty();
    }

    [Fact]
    public void A_column_is_a_line_where_there_is_a_document_for_each_row()
    {
        Codes("YJS-P08", m => Result(m, 2)["fields"]![0]!["from"] = "DE1005.share").ShouldBeEmpty();
        Codes("YJS-P08", m => Result(m, 2)["fields"]![0]!["from"] = "DE1005.age").ShouldContain("element-unknown");
        Codes("YJS-P08", m => Result(m, 0)["fields"]![0]!["from"] = "DE1005.share").ShouldContain("element-unknown");
    }

    [Theory]
    [InlineData("""{"element": "DE9999", "item": "E02-I1", "from": "result.number"}""", "element-unknown")]
    [InlineData("""{"element": "DL0201", "item": "E02-I1", "from": "result.number"}""", "said-asked")]
    [InlineData("""{"element": "DE0201", "item": "E02-I9", "from": "result.number"}""", "item-unknown")]
    [InlineData("""{"element": "DE0201", "item": "E02-I1", "from": "DL0201"}""", "said-from")]
    [InlineData("""{"element": "DE0201", "item": "E02-I2", "from": "result.number"}""", "said-early")]
    public void A_result_says_what_it_knows_to_those_who_wait(string said, string fault) =>
        Codes("YJS-E02", m => m["resultValues"] = new JsonArray(JsonNode.Parse(said))).ShouldContain(fault);

    [Fact]
    public void A_result_with_a_number_for_each_says_none() =>
        Codes("YJS-P08", m => m["resultValues"] = JsonNode.Parse("""[{"element": "DE0201", "item": "P08-I3", "from": "result.number"}]"""))
            .ShouldContain("said-from");

    [Fact]
    public void A_holder_whose_number_another_item_brings_is_waited_for() =>
        Codes("YJS-E02", m => m["items"]![1]!["fields"]!.AsArray().RemoveAt(0)).ShouldContain("holder-waits");

    [Fact]
    public void The_applicants_code_is_no_partys() =>
        Codes("YJS-P06", m => m["parties"]![0]!["code"] = "applicant").ShouldContain("party-applicant");

    private static JsonObject Result(JsonObject matter, int item) => Item(matter, item)["results"]![0]!.AsObject();

    private static IEnumerable<string> Codes(string code, Action<JsonObject> change)
    {
        var file = MatterFile.Of(Shipped.Matter(code));
        change(file);
        return MatterFile.Look(file, CatalogFiles.Shipped.Parts).Faults.Select(f => f.Code);
    }
}
