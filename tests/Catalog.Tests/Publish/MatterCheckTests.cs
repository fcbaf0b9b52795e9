using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using static OneStop.Catalog.Tests.World.SpoiltMatter;

namespace OneStop.Catalog.Tests.Publish;

public class MatterCheckTests
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
    public void A_word_that_no_certificate_could_print() =>
        Faults(m => Item(m, 1)["name"]!["zh"] = "食品✔许可").ShouldHaveSingleItem().ShouldStartWith("items/E01-I2/name: the character ✔");

    [Fact]
    public void An_item_that_needs_an_unknown_element() =>
        Faults(m => Item(m, 1)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DE9999" }))
            .ShouldBe(["items/E01-I2: the element DE9999 is unknown or on no page of the form"]);

    [Fact]
    public void Items_that_wait_for_one_another() =>
        Faults(m => Item(m, 0)["dependsOn"] = new JsonArray("E01-I2"))
            .ShouldBe(["items: these items wait for one another: E01-I1, E01-I2, E01-I3, E01-I4, E01-I5, E01-I7"]);

    [Fact]
    public void An_item_that_no_answers_choose() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"and":[{"var":"answers.q6"},{"!":[{"var":"answers.q6"}]}]}"""))
            .ShouldContain("items/E01-I5: no answers choose it");

    [Fact]
    public void A_rule_about_something_that_nobody_asks() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"var":"answers.q66"}"""))
            .ShouldContain("items/E01-I5: a rule looks at answers.q66, which is neither an answer nor a field");

    [Fact]
    public void A_rule_with_an_operator_that_does_not_exist() =>
        Faults(m => Item(m, 4)["condition"] = JsonNode.Parse("""{"yes":[{"var":"answers.q6"}]}"""))
            .ShouldContain("items/E01-I5: the operator yes of a rule does not exist");

    [Fact]
    public void Identity_that_could_be_typed_over() =>
        ElementCheck.Of(Restaurant.Matter.Element("DE0202") with { Editable = true }, "elements/DE0202").Select(f => f.ToString())
            .ShouldHaveSingleItem().ShouldStartWith("elements/DE0202: 营业执照 vouches for who somebody is");

    [Fact]
    public void Who_somebody_is_is_shown_in_every_matter_alike_and_says_where_it_is_corrected()
    {
        var vouched = CatalogFiles.Shipped.Matters
            .SelectMany(m => m.Elements.Where(e => e.Source?.Vouches() == true).Select(e => (m.Code, Element: e))).ToList();
        vouched.Where(v => v.Element is not { Editable: false, LockedBecause: not null }).Select(v => $"{v.Code} {v.Element.Code}").ShouldBeEmpty();
        vouched.Select(v => v.Element.Code).ShouldContain("DE0101", "and 更正 leads to the police in the matters of citizens");
        // A name is as its number: one does not stay open beside the other.
        CatalogFiles.Shipped.Matters.SelectMany(m => m.Elements.Where(e => e is { Editable: false, NameIn: not null })
                .Select(e => (Number: e, Name: m.Element(e.NameIn!))))
            .Where(p => p.Name is { Editable: true, Source: { } source } && source.Register == p.Number.Source!.Register)
            .Select(p => p.Name.Code).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_on_two_pages() =>
        Faults(m => m["steps"]![1]!["fields"]!.AsArray().Add("DE0202")).ShouldBe(["steps/premises: the element DE0202 is on 2 pages of the form"]);

    [Fact]
    public void A_material_that_cannot_be_had_when_nothing_is_on_file() =>
        Faults(m => m["materials"]![0]!["ways"]!.AsArray().RemoveAt(2)).ShouldContain("materials/business-licence: it cannot be had when nothing is on file");

    [Fact]
    public void A_text_without_its_English() =>
        Untranslated(m => Item(m, 0)["name"]!["en"] = "").ShouldHaveSingleItem().ShouldBe("items/E01-I1/name: “营业执照信息核验” has no English yet");

    [Fact]
    public void A_name_that_nobody_knows() =>
        Faults(m => m["slogan"] = "极速").ShouldHaveSingleItem().ShouldStartWith("slogan: there is no member slogan");

    [Fact]
    public void A_known_element_with_another_meaning() =>
        Faults(m => m["elements"] = new JsonArray(JsonNode.Parse(
            """{"code":"DE0202","key":"entName","name":{"zh":"店名","en":"Shop"},"type":"text"}""")))
            .ShouldHaveSingleItem().ShouldContain("another meaning needs another code");

    [Fact]
    public void An_element_of_its_own_may_stand_in_the_file() =>
        Faults(m =>
        {
            m["elements"] = new JsonArray(JsonNode.Parse("""{"code":"DL9901","key":"seats","name":{"zh":"座位数","en":"Seats"},"type":"integer"}"""));
            m["steps"]![1]!["fields"]!.AsArray().Add("DL9901");
            Item(m, 1)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DL9901" });
        }).ShouldBeEmpty();

    [Fact]
    public void A_promise_that_is_longer_than_the_law_allows() =>
        Faults(m => Item(m, 3)["otherwise"]!["promised"]!["days"] = 14).ShouldBe(
            [
                "items/E01-I4: promises 14 working days, longer than the 13 working days of the law "
                + "(Fire Control Law, article 15: check within 10 working days; Rules on Fire Inspections: decision within 3 more)",
            ]);

    [Fact]
    public void A_condition_that_can_never_hold() =>
        Faults(m => Item(m,
            3)["checkpoints"]![0]!["when"] = JsonNode.Parse("""{"and":[{">":[{"var":"form.DE0223"},300]},{"<":[{"var":"form.DE0223"},200]}]}"""))
            .ShouldHaveSingleItem().ShouldStartWith("items/E01-I4: a condition can never hold");

    [Theory]
    [InlineData("""{"!":[{"var":"answers.q4"}]}""")]
    [InlineData("""{"!=":[{"var":"answers.q4"},true]}""")]
    // What the first answer says is told although the second would take it away.
    [InlineData("""{"and":[{"===":[{"var":"answers.q4"},false]},{"!":[{"var":"answers.q6"}]}]}""")]
    public void A_barrier_that_holds_before_everything_is_answered(string when) =>
        Faults(m => m["barriers"] = new JsonArray(Barrier(when))).ShouldContain(f => f.StartsWith("barriers/1: it holds before everything"));

    [Theory]
    [InlineData("""{"===":[{"var":"answers.q4"},false]}""")]
    [InlineData("""{"and":[{"===":[{"var":"answers.q4"},false]},{"===":[{"var":"answers.q6"},false]}]}""")]
    // Either is enough.
    [InlineData("""{"or":[{"===":[{"var":"answers.q4"},false]},{"===":[{"var":"answers.q6"},false]}]}""")]
    public void A_barrier_that_waits_for_its_answers(string when) =>
        Faults(m => m["barriers"] = new JsonArray(Barrier(when))).ShouldNotContain(f => f.Contains("it holds before"));

    [Fact]
    public void A_rule_over_the_rows_of_a_table_names_its_columns()
    {
        const string over = """{"some":[{"var":"form.DL9902"},{"and":[{"==":[{"var":"kind"},"1"]},{"<":[{"var":"day"},{"var":"../../today"}]}]}]}""";
        Faults(m => AddTable(m, Check("DL9902", over))).ShouldBeEmpty();
        Faults(m => AddTable(m, Check("DL9902", over.Replace("\"kind\"", "\"kynd\"", StringComparison.Ordinal))))
            .ShouldBe(["checks/DL9902: a rule looks at form.DL9902[].kynd, which is neither an answer nor a field"]);
        Faults(m => AddTable(m, Check("DL9902", """{"<":[{"var":"row.day"},{"var":"today"}]}""", "day"))).ShouldBeEmpty();
        Faults(m => AddTable(m, Check("DL9902", """{"<":[{"var":"row.days"},{"var":"today"}]}""", "day"))).ShouldHaveSingleItem().ShouldContain("row.days");
        Faults(m => AddTable(m, Check("DL9902", """{"var":"row.day"}""", "days"))).ShouldHaveSingleItem().ShouldContain("no column days");
    }

    [Fact]
    public void What_no_register_knows_cannot_be_asked_of_one()
    {
        Faults(m => m["checks"] = new JsonArray(Check("DE0223", """{"!=":[{"var":"register.DE0223"},{"var":"form.DE0223"}]}"""))).ShouldBeEmpty();
        Faults(m => m["checks"] = new JsonArray(Check("DE0407", """{"!=":[{"var":"register.DE0407"},{"var":"form.DE0407"}]}""")))
            .ShouldHaveSingleItem().ShouldContain("register.DE0407");
    }

    [Fact]
    public void A_message_that_names_nothing() =>
        Faults(m => m["checks"] = new JsonArray(Check("DE0223", """{"==":[{"var":"form.DE0223"},"1"]}""", message: "登记的是{register.DE0407}")))
            .ShouldHaveSingleItem().ShouldStartWith("checks/DE0223: the message names register.DE0407, which is nothing");

    [Fact]
    public void Days_of_a_date_are_written_so_that_they_can_be_read() =>
        ElementCheck.Of(new() { Code = "DL1", Key = "k", Name = new("日", "Day"), Type = ElementType.Date, Earliest = "tomorrow", OpenOn = [0] }, "x")
            .Select(f => f.Code).ShouldBe(["day-limit", "open-on"]);

    private static JsonObject Barrier(string when) => new()
    {
        ["when"] = JsonNode.Parse(when), ["why"] = new JsonObject { ["zh"] = "不行", ["en"] = "No" },
        ["instead"] = new JsonObject { ["zh"] = "去窗口", ["en"] = "Go" },
    };

    private static JsonObject Check(string element, string wrong, string? column = null, string message = "不对") => new()
    {
        ["element"] = element, ["wrong"] = JsonNode.Parse(wrong), ["message"] = new JsonObject { ["zh"] = message, ["en"] = message }, ["column"] = column,
    };

    private static void AddTable(JsonObject m, JsonObject check)
    {
        m["elements"] = new JsonArray(JsonNode.Parse(
            """
            {"code":"DL9902","key":"visits","name":{"zh":"来访","en":"Visits"},"type":"table","columns":[
              {"code":"kind","key":"kind","name":{"zh":"种类","en":"Kind"},"type":"text"},
              {"code":"day","key":"day","name":{"zh":"日子","en":"Day"},"type":"date"}]}
            """));
        m["steps"]![1]!["fields"]!.AsArray().Add("DL9902");
        Item(m, 1)["fields"]!.AsArray().Add(new JsonObject { ["element"] = "DL9902" });
        m["checks"] = new JsonArray(check);
    }

    [Fact]
    public void A_result_of_an_item_that_need_not_be_there() =>
        Faults(m =>
        {
            m["materials"]![0]!["ways"] = JsonNode.Parse("""[{"kind":"result","source":"E01-I5"}]""");
            foreach (var item in m["items"]!.AsArray().Where(i => i!["code"]!.ToString() is not ("E01-I5" or "E01-I6")))
                item!["dependsOn"] = new JsonArray("E01-I5");
            m["items"]![4]!["dependsOn"] = new JsonArray();
            m["items"]![4]!["materials"]!.AsArray().RemoveAt(1);
        }).ShouldBe(["materials/business-licence: it cannot be had in every case when nothing is on file"]);

    [Fact]
    public void The_usual_answers_must_lead_somewhere() =>
        Faults(m =>
            m["barriers"] = JsonNode.Parse(
                """
                [{"when":{"var":"answers.q1"},"why":{"zh":"不适用","en":"Not for you"},"instead":{"zh":"到窗口办","en":"Go to the window"}}]
                """))
            .ShouldBe(["barriers: with the usual answers the matter cannot be filed"]);

    [Theory]
    [InlineData("../../verify", "steps/../../verify/code: the code")]
    [InlineData("a b", "steps/a b/code: the code")]
    [InlineData("", "steps/1/code: it is missing")]
    public void A_code_that_cannot_stand_in_an_address(string code, string told) =>
        Faults(m => m["steps"]![0]!["code"] = code).ShouldContain(f => f.StartsWith(told, StringComparison.Ordinal));

    [Theory]
    [InlineData("promised/days", "-5", "out-of-range")]
    [InlineData("promised/days", "2147483647", "out-of-range")]
    [InlineData("promised/days", "1.5", "not-whole")]
    [InlineData("fee", """{"amount":-20.5}""", "out-of-range")]
    [InlineData("fee", """{"amount":20.555}""", "too-exact")]
    [InlineData("results/0/validMonths", "2147483647", "out-of-range")]
    [InlineData("results/0/validMonths", "0", "out-of-range")]
    [InlineData("type", "\"99\"", "not-among")]
    [InlineData("level", "\"9\"", "not-among")]
    [InlineData("channels", "[\"x\"]", "not-among")]
    [InlineData("target", "[\"0\"]", "not-among")]
    [InlineData("results/0/certificateType", "\"11990100MB0D118446001\"", "certificate-type")]
    [InlineData("results/0/certificateType", "\"99990100MB0D10147G001\"", "certificate-type")]
    [InlineData("results/0/fields/0/from", "\"result.nonsense\"", "element-unknown")]
    [InlineData("supervisionPhone", "\"call me\"", "form")]
    public void A_number_or_code_of_an_item_that_nobody_means(string member, string value, string code) => Look(m =>
    {
        var item = Item(m, 1);
        var steps = member.Split('/');
        var above = steps[..^1].Aggregate((JsonNode)item, (node, step) => int.TryParse(step, out var at) ? node[at]! : node[step]!);
        above[steps[^1]] = JsonNode.Parse(value);
    }).Faults.Select(f => f.Code).ShouldContain(code);

    [Theory]
    [InlineData("version", "0", "out-of-range")]
    [InlineData("regions", "[\"123456\"]", "region-unknown")]
    [InlineData("regions", "[\"x\"]", "form")]
    [InlineData("glyph", "\"两字\"", "too-long")]
    [InlineData("effective", "\"9999-12-31T00:00:00+08:00\"", "not-a-moment")]
    [InlineData("effective", "\"2026-12-01\"", "not-a-moment")]
    [InlineData("minutes", "100000", "out-of-range")]
    public void A_number_or_code_of_a_matter_that_nobody_means(string member, string value, string code) =>
        Look(m => m[member] = JsonNode.Parse(value)).Faults.Select(f => f.Code).ShouldContain(code);

    [Fact]
    public void Two_options_of_one_code()
    {
        var matter = MatterFile.Of(Shipped.Matter("YJS-P09"));
        var options = matter["questions"]!.AsArray().Select(q => q!["options"] as JsonArray).First(o => o is { Count: > 0 })!;
        options.Add(options[0]!.DeepClone());

        MatterFile.Look(matter, CatalogFiles.Shipped.Parts).Faults.Select(f => f.Key).ShouldContain("duplicate.option");
    }

    [Theory]
    [InlineData("\u0007")]
    [InlineData("\0")]
    [InlineData("\u009f")]
    public void A_character_that_nobody_sees(string odd) =>
        Look(m => m["summary"]!["zh"] = "开一家" + odd + "店").Faults.ShouldHaveSingleItem().Code.ShouldBe("control-character");

    [Fact]
    public void Texts_and_matters_have_an_end()
    {
        Look(m => m["summary"]!["zh"] = new string('店', CatalogLimits.Text + 1)).Faults.ShouldHaveSingleItem().Code.ShouldBe("too-long");
        Look(m =>
        {
            for (var i = 0; i < 190; i++)
                m["faq"]!.AsArray().Add(new JsonObject
                {
                    ["question"] = new JsonObject { ["zh"] = new string('问', 2_000), ["en"] = new string('q', 2_000) },
                    ["answer"] = new JsonObject { ["zh"] = new string('答', 2_000), ["en"] = new string('a', 2_000) },
                });
        }).Faults.ShouldContain(f => f.Key == "too-large.matter");
    }

    [Fact]
    public void A_season_that_is_no_part_of_a_year() =>
        Faults(m => m["season"] = JsonNode.Parse("""{"from":"02-30","to":"03-31","note":{"zh":"集中报名","en":"Enrolment"}}"""))
            .ShouldHaveSingleItem().ShouldStartWith("season: the season 02-30 to 03-31");

    [Fact]
    public void An_item_that_asks_for_nothing_and_needs_nothing_is_refused() =>
        Faults(m => (Item(m, 6)["fields"], Item(m, 6)["materials"]) = (new JsonArray(), new JsonArray()))
            .ShouldContain(f => f.StartsWith("items/E01-I7: it asks for nothing", StringComparison.Ordinal));
}
