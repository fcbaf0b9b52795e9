namespace OneStop.Rules.Tests;

/// <summary>Days in rules: the day of filing is data, written yyyy-MM-dd.</summary>
public sealed class DateTests
{
    private static string Value(string rule, string data = "{}") =>
        Rule.Parse(rule).Evaluate(RuleValue.From(System.Text.Json.Nodes.JsonNode.Parse(data))) is { Error: null } result ? result.Value.ToString() : "error";

    [Theory]
    [InlineData("""{"days_between":["2026-02-27","2026-03-01"]}""", "2")]
    [InlineData("""{"days_between":["2026-03-01","2026-02-27"]}""", "-2")]
    [InlineData("""{"years_between":["2008-11-30","2026-11-29"]}""", "17")]
    [InlineData("""{"years_between":["2008-11-29","2026-11-29"]}""", "18")]
    // Born on 29 February, a year older on 1 March.
    [InlineData("""{"years_between":["2008-02-29","2026-02-28"]}""", "17")]
    [InlineData("""{"years_between":["2008-02-29","2026-03-01"]}""", "18")]
    [InlineData("""{"date_add":["2024-02-29",1,"years"]}""", "\"2025-02-28\"")]
    [InlineData("""{"date_add":["2026-01-31",1,"months"]}""", "\"2026-02-28\"")]
    [InlineData("""{"date_add":["2026-01-01",-1,"days"]}""", "\"2025-12-31\"")]
    [InlineData("""{"weekday":"2026-11-29"}""", "7")]
    [InlineData("""{"weekday":"2026-11-30"}""", "1")]
    [InlineData("""{"born":"990102198809032044"}""", "\"1988-09-03\"")]
    [InlineData("""{"distinct":[["a","b","a"]]}""", "[\"a\",\"b\"]")]
    public void Days_are_counted(string rule, string expected) => Value(rule).ShouldBe(expected);

    [Theory]
    [InlineData("""{"<":[{"years_between":[{"born":{"var":"id"}},{"var":"today"}]},18]}""")]
    [InlineData("""{"<":[{"days_between":[{"var":"day"},{"var":"today"}]},45]}""")]
    [InlineData("""{"==":[{"date_add":["9999-12-31",1,"days"]},null]}""")]
    [InlineData("""{"date_add":["2026-01-01",1.5,"days"]}""")]
    [InlineData("""{"date_add":["2026-01-01",1e20,"years"]}""")]
    [InlineData("""{"date_add":["2026-01-01",1,"weeks"]}""")]
    [InlineData("""{"born":"110101200002300000"}""")]
    [InlineData("""{"days_between":["2026-1-1","2026-01-01"]}""")]
    public void What_is_no_day_makes_no_rule_true(string rule) => Value(rule, """{"today":"2026-11-29"}""").ShouldBe("error");

    [Fact]
    public void A_name_within_a_walk_is_known_as_what_it_is()
    {
        string[] Names(string rule) => [.. Rule.Parse(rule).Variables];
        Names("""{"some":[{"var":"form.t"},{"and":[{"==":[{"var":"kind"},"1"]},{"<":[{"var":"day"},{"var":"../../today"}]}]}]}""")
            .ShouldBe(["form.t", "form.t[].day", "form.t[].kind", "today"]);
        Names("""{"reduce":[{"filter":[{"var":"form.t"},{"var":"own"}]},{"+":[{"var":"current.share"},{"var":"accumulator"}]},0]}""")
            .ShouldBe(["form.t", "form.t[].own", "form.t[].share"]);
        Names("""{"some":[["a","b"],{"in":[{"var":""},{"var":"../../form.text"}]}]}""").ShouldBe(["form.text"]);
        Names("""{"+":{"map":[{"var":"form.t"},{"var":"share"}]}}""").ShouldBe(["form.t", "form.t[].share"]);
    }

    [Theory]
    [InlineData("""{"==":[{"+":{"map":[{"var":"t"},{"var":"share"}]}},100]}""", "true")]
    [InlineData("""{"length":{"distinct":{"map":[{"var":"t"},{"var":"id"}]}}}""", "2")]
    [InlineData("""{"some":[["赌","枪支"],{"in":[{"var":""},{"var":"../../scope"}]}]}""", "true")]
    public void Rows_are_added_up_and_told_apart(string rule, string expected) =>
        Value(rule, """{"t":[{"id":"a","share":"60"},{"id":"b","share":"39.5"},{"id":"a","share":"0.5"}],"scope":"开赌场"}""").ShouldBe(expected);
}
