using System.Text.Json.Nodes;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.Departments;

/// <summary>An item whose reviewer settles an amount, its last day and a scope, which stand on what is issued.</summary>
public sealed class SettlementTests(PortalUnderTest portal)
{
    private const string Amount = "DL9011", Until = "DL9012", Scope = "DL9013";

    private static readonly DateOnly Today = TimeProvider.System.ChinaToday();

    [Fact]
    public async Task What_the_reviewer_settles_is_checked_like_a_form_kept_printed_and_told()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T32", Settling));
        using var applicant = await new Shop(portal).SignedIn();
        var filed = await trial.Filed(applicant);
        (await applicant.Get($"/cases/{filed.Number}")).Text.ShouldNotContain("核定金额");
        await filed.Accepted(TryMatter.First);
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        var form = (await reviewer.Get(filed.Url(TryMatter.First))).Form("#decide");

        // Missing, too little, and a day that is over, each at its own control; nothing was decided.
        var past = Today.AddDays(-1).ToString("yyyy-MM-dd");
        var refused = await reviewer.Submit(form.With("decided-" + Amount, "0").With("decided-" + Until, past));
        refused.Status.ShouldBe(400);
        refused.Errors.Count.ShouldBe(2, string.Join('|', refused.Errors));
        refused.Find($"[id='decided-{Amount}-e']")!.TextContent.ShouldContain("核定金额");
        refused.Find($"[id='decided-{Until}-e']").ShouldNotBeNull();
        refused.Find($"[name='decided-{Until}']")!.GetAttribute("value").ShouldBe(past, "what was typed stays");
        (await reviewer.Submit(form.With("decided-" + Amount, ""))).Errors.ShouldContain(e => e.Contains("核定金额"));

        // What fits each by itself and not together is told by the matter's own rule.
        var last = Today.AddMonths(2).ToString("yyyy-MM-dd");
        var together = await reviewer.Submit(form.With("decided-" + Amount, "9000").With("decided-" + Until, last));
        together.Errors.ShouldHaveSingleItem().ShouldContain("9000元太多，两个月以上最多5000元");

        // Kept for later without deciding, and there when the reviewer comes back.
        var keep = form.With("decided-" + Amount, "1,234.5").With("decided-" + Until, last).With("decided-" + Scope, "2");
        (await reviewer.Submit(keep.To($"{filed.Url(TryMatter.First)}/opinion"))).Status.ShouldBe(200);
        var again = await reviewer.Get(filed.Url(TryMatter.First));
        again.Find($"[name='decided-{Amount}']")!.GetAttribute("value").ShouldBe("1,234.5");

        (await reviewer.Submit(again.Form("#decide"))).Errors.ShouldBeEmpty();
        var granted = (await trial.Now(filed)).Item(TryMatter.First)!.Grant!;
        granted.Decided!.Value!.Values.ShouldBe(new Dictionary<string, string> { [Amount] = "1234.5", [Until] = last, [Scope] = "2" });
        granted.Result!.ValidUntil.ShouldBe(DateOnly.Parse(last), "its last day is the one that was settled");
        var face = granted.Result.Face.Value!;
        face.Lines.ToDictionary()["金额"].ShouldBe("1234.5元");
        face.Lines.ToDictionary()["范围"].ShouldBe("冷食");
        face.Data[Amount].ShouldBe("1234.5");

        (await reviewer.Get(filed.Url(TryMatter.First))).Text.ShouldContain("核定金额1234.5元");
        (await applicant.Get($"/cases/{filed.Number}")).All(".lane").Select(l => l.TextContent).ShouldContain(l => l.Contains("核定金额：1234.5元"), "in the open");
    }

    [Theory]
    [InlineData("DL9999", "which the reviewer settles, is unknown")]
    [InlineData("DE0202", "is settled by the reviewer and asked of the applicant")]
    [InlineData("DL9001", "is settled by the reviewer and asked of the applicant")]
    public async Task What_cannot_be_settled_is_not_published(string element, string fault)
    {
        var faults = await TryMatter.Faults(portal, "YJS-T33", json => json["items"]![0]!["decides"] = new JsonArray(new JsonObject { ["element"] = element }));
        faults.ShouldContain(fault);
        faults.ShouldContain("1 fault;");
    }

    [Fact]
    public async Task A_rule_of_the_form_cannot_look_at_what_is_not_settled_yet()
    {
        var faults = await TryMatter.Faults(portal, "YJS-T34", json =>
        {
            Settling(json);
            json["items"]![1]!["condition"] = JsonNode.Parse("""{">": [{"var": "form.DL9011"}, 5]}""");
            json["items"]![1]!["whyNot"] = JsonNode.Parse("""{"zh": "不用", "en": "No"}""");
        });
        faults.ShouldContain("a rule looks at form.DL9011, which is neither an answer nor a field");
    }

    private static void Settling(JsonObject json)
    {
        foreach (var element in JsonNode.Parse(
            """
            [{"code": "DL9011", "key": "amount", "name": {"zh": "核定金额", "en": "Amount"}, "type": "number", "scale": 2, "min": 1, "max": 10000, "unit": {"zh": "元", "en": "yuan"}},
             {"code": "DL9012", "key": "until", "name": {"zh": "有效期至", "en": "Valid until"}, "type": "date", "earliest": "today"},
             {"code": "DL9013", "key": "scope", "name": {"zh": "范围", "en": "Scope"}, "type": "choice", "options": [
               {"code": "1", "name": {"zh": "热食", "en": "Hot"}}, {"code": "2", "name": {"zh": "冷食", "en": "Cold"}}]}]
            """)!.AsArray().ToList())
            json["elements"]!.AsArray().Add(element!.DeepClone());
        var item = json["items"]![0]!;
        item["decides"] = JsonNode.Parse("""[{"element": "DL9011"}, {"element": "DL9012"}, {"element": "DL9013", "optional": true}]""");
        var result = item["results"]![0]!;
        result["validThrough"] = Until;
        result["fields"]!.AsArray().Add(JsonNode.Parse("""{"key": "amount", "label": {"zh": "金额", "en": "Amount"}, "from": "DL9011"}"""));
        result["fields"]!.AsArray().Add(JsonNode.Parse("""{"key": "scope", "label": {"zh": "范围", "en": "Scope"}, "from": "DL9013"}"""));
        json["checks"] = JsonNode.Parse(
            """
            [{"element": "DL9011", "wrong": {"and": [{">": [{"var": "form.DL9011"}, 5000]}, {"var": "form.DL9012"}]},
              "message": {"zh": "{DL9011}太多，两个月以上最多5000元", "en": "{DL9011} is too much; at most 5000 yuan for two months"}}]
            """);
    }
}
