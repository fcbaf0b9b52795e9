using System.Text.Json.Nodes;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What the catalogue says of rows and sums is told on the page, at the check, and to the department.</summary>
public sealed class FormRulesPageTests(PortalUnderTest portal)
{
    private const string Checks =
        """
        [{"element": "DL9001", "wrong": {"!=": [{"+": {"map": [{"var": "form.DL9001"}, {"var": "share"}]}}, 100]},
          "message": {"zh": "出资加起来应是100万元", "en": "The contributions add up to 100"}},
         {"element": "DL9001", "column": "idNo", "wrong": {"<": [{"years_between": [{"born": {"var": "row.idNo"}}, {"var": "today"}]}, 16]},
          "message": {"zh": "{row.name}还不满16周岁", "en": "{row.name} is under 16"}},
         {"element": "DL9001", "asks": true, "wrong": {"==": [{"length": {"var": "form.DL9001"}}, 1]},
          "message": {"zh": "只有一位股东，没有漏写吧？", "en": "One shareholder only; is nobody missing?"}}]
        """;

    private async Task<Trial> Checked() => new(portal, await TryMatter.Published(portal, "YJS-T11", m => m["checks"] = JsonNode.Parse(Checks)));

    [Fact]
    public async Task What_does_not_fit_is_told_at_its_row_and_keeps_from_filing()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = await (await Checked()).Start(browser);

        var wrong = await browser.Submit((await browser.Get($"{draft}/form/main")).Form()
            .With("holders.0.name", "小朋友").With("holders.0.idNo", "990102202105173526").With("holders.0.share", "60"));

        wrong.Errors.ShouldBe(["出资加起来应是100万元", "第1行：小朋友还不满16周岁"]);
        wrong.Find("#holders-0-idNo")!.GetAttribute("aria-invalid").ShouldBe("true");
        var check = await browser.Get($"{draft}/check");
        check.Text.ShouldContain("出资加起来应是100万元");
        check.Find(".notice-bad a")!.GetAttribute("href").ShouldBe($"{draft}/form/main#holders");
    }

    [Fact]
    public async Task What_is_only_unlikely_is_asked_and_shown_to_the_department()
    {
        using var browser = await new Shop(portal).SignedIn();
        var trial = await Checked();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);

        (await browser.Get($"{draft}/check")).Text.ShouldContain("只有一位股东，没有漏写吧？");
        var number = (await Shop.Submit(browser, draft)).Path.Split('/')[2];

        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var desk = await reviewer.Get($"/desk/cases/{number}/{TryMatter.First}");
        desk.Text.ShouldContain("只有一位股东，没有漏写吧？");
        (await reviewer.Get($"/desk/cases/{number}/{TryMatter.Second}")).Text.ShouldNotContain("只有一位股东");
    }
}
