using Microsoft.Extensions.Primitives;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Rules;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

public sealed class TableTests
{
    private const string Id = "990102198809032044";
    private static readonly DataElement Holders = TryMatter.Holders;

    private static string Typed(params (string Name, string Value)[] cells)
    {
        var form = cells.ToDictionary(c => c.Name, c => new StringValues(c.Value), StringComparer.Ordinal);
        return Tables.Given(Holders, "holders", name => form.GetValueOrDefault(name)).ToString();
    }

    private static Result<string> Read(string stored, bool required = true) => FieldCheck.Read(Holders, required, [stored]);

    [Fact]
    public void What_is_typed_cell_by_cell_is_stored_in_one_form() =>
        Typed(("holders.0.name", " 周禾 "), ("holders.0.idNo", Id), ("holders.0.share", "１２００"), ("holders.1.name", ""), ("holders.2.name", "刘芳"))
            .ShouldBe($$"""[{"name":"周禾","idNo":"{{Id}}","share":"1200"},{"name":"刘芳"}]""");

    [Fact]
    public void A_table_with_nothing_in_it_is_no_answer()
    {
        Typed(("holders.0.name", ""), ("holders.0.idNo", "  ")).ShouldBe("");
        Read("").Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("cases.field-missing"), r => r.Field.ShouldBe("holders"));
        Read("", required: false).Value.ShouldBe("");
        Read("[{}]").IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void Each_cell_is_checked_as_its_column_says_and_told_where_it_stands()
    {
        var wrong = Read("""[{"name":"周禾","idNo":"990102198809032045","share":"0"},{"idNo":"990102198809032044","kind":"9"}]""").Refusals;
        wrong.Select(r => (r.Field, r.Code)).ShouldBe([
            ("holders.0.idNo", "cases.field-check-digit"), ("holders.0.share", "cases.field-at-least"), ("holders.1.name", "cases.field-missing"),
                ("holders.1.kind", "cases.field-malformed")]);
        wrong[2].Args[0].ShouldBe(new Bilingual("第2行的姓名", "Name in row 2"));
    }

    [Fact]
    public void Columns_that_may_stay_empty_may() => Read($$"""[{"name":"周禾","idNo":"{{Id}}"}]""").Value.ShouldBe($$"""[{"name":"周禾","idNo":"{{Id}}"}]""");

    [Fact]
    public void There_are_no_more_rows_than_there_may_be()
    {
        var row = $$"""{"name":"周禾","idNo":"{{Id}}"}""";
        Read($"[{row},{row},{row}]").IsRefused.ShouldBeFalse();
        Read($"[{row},{row},{row},{row}]").Refusals.ShouldHaveSingleItem().Code.ShouldBe("cases.table-too-long");
        Tables.Rearranged(Holders, "holders", [.. Enumerable.Repeat<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(), 3)], "holders",
            null).Count.ShouldBe(3);
    }

    [Fact]
    public void There_are_no_fewer_rows_than_there_must_be()
    {
        var pair = Holders with { MinRows = 2 };
        FieldCheck.Read(pair, true, [$$"""[{"name":"周禾","idNo":"{{Id}}"}]"""]).Refusals.ShouldHaveSingleItem().Code.ShouldBe("cases.table-too-short");
        Tables.Stored(pair, "").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("周禾")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("""[{"name":1}]""")]
    [InlineData("""[{"name":null}]""")]
    [InlineData("""[{"name":{"zh":"周禾"}}]""")]
    [InlineData("""[{"name":"周禾","name":"刘芳"}]""")]
    [InlineData("""[{"name":"周禾","salary":"1"}]""")]
    [InlineData("""[{"name":"\ud800"}]""")]
    [InlineData("""[{"name":"周禾"}] []""")]
    public void What_is_no_table_of_these_columns_never_gets_in(string sent) =>
        Read(sent).Refusals.ShouldHaveSingleItem().Code.ShouldBe("cases.field-malformed");

    [Fact]
    public void Of_two_values_for_one_cell_none_is_the_applicants() =>
        Tables.Given(Holders, "holders", name => name switch { "holders.0.name" => new StringValues(["周禾", "刘芳"]), "holders.0.idNo" => Id, _ => default })
            .ToString().ShouldBe($$"""[{"idNo":"{{Id}}"}]""");

    [Fact]
    public void A_row_is_added_and_taken_away_and_the_rest_stays()
    {
        List<IReadOnlyDictionary<string, string>> rows = [new Dictionary<string, string> { ["name"] = "周禾" },
            new Dictionary<string, string> { ["name"] = "刘芳" }];
        Tables.Rearranged(Holders, "holders", rows, "holders", null).Count.ShouldBe(3);
        Tables.Rearranged(Holders, "holders", rows, null, "holders.0").ShouldHaveSingleItem()["name"].ShouldBe("刘芳");
        Tables.Rearranged(Holders, "holders", rows, null, "others.0").Count.ShouldBe(2);
    }

    [Fact]
    public void In_words_numbers_are_masked_where_the_whole_is_not_needed()
    {
        var stored = $$"""[{"name":"周禾","idNo":"{{Id}}","share":"100","kind":"1"},{"name":"刘芳","idNo":"{{Id}}"}]""";
        Values.Of(Holders, stored, Lang.Zh).ShouldBe($"周禾，{Id}，100万元，董事；刘芳，{Id}");
        Values.Recognisable(Holders, stored, Lang.En).ShouldStartWith("周禾, 990*");
        Values.Recognisable(Holders, stored, Lang.En).ShouldNotContain(Id);
        Values.Masked(Holders, stored, Lang.Zh).ShouldNotContain(Id);
    }

    [Fact]
    public void A_rule_reads_a_table_as_a_list_of_rows()
    {
        var matter = new Dictionary<string, object> { [Holders.Code] = TableRows.Read(Holders, """[{"name":"周禾","kind":"1"},{"name":"刘芳","kind":"2"}]""")! };
        bool Holds(string kind) => Rule.Parse($$$"""{"some":[{"var":"form.DL9001"},{"==":[{"var":"kind"},"{{{kind}}}"]}]}""")
            .Holds(MatterFacts.Of(None, Contracts.Catalog.Answers.None, matter));
        Holds("2").ShouldBeTrue();
        Holds("3").ShouldBeFalse();
    }

    private static readonly Matter None = new()
    {
        Code = "YJS-T00", Version = 1, Effective = default, Name = Holders.Name, OfficialName = Holders.Name, Summary = Holders.Name, Short = Holders.Name,
        Glyph = "试", Audience = Holders.Name,
        Applicant = Applicant.Enterprise, Stage = new("x", StageSide.Business, Holders.Name), Lead = "x", Questions = [], Items = [], Steps = [],
        Materials = [], Elements = [Holders], Departments = [],
    };
}
