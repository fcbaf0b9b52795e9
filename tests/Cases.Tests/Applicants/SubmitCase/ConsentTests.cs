using System.Text.Json.Nodes;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Authorities act by their duties; only what leaves them, and a child's, is consented to, each by itself (个人信息保护法 13, 23, 29, 31).</summary>
public sealed class ConsentTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Where_all_rests_on_duties_nothing_is_consented_to()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T54"));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        var check = await browser.Get(draft + "/check");

        check.Text.ShouldContain("个人信息保护法第十三条第一款第三项");
        check.All("[name^=consent-]").ShouldBeEmpty();
        check.All("label:has([name=agree])").ShouldAllBe(l => !l.TextContent.Contains("同意", StringComparison.Ordinal));
        (await browser.Submit(Shop.Signed(check))).Path.ShouldEndWith("/receipt");
    }

    [Fact]
    public async Task A_company_and_a_child_each_need_a_consent_of_their_own()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T55", json =>
        {
            json["guardian"] = JsonNode.Parse("""{"==": [1, 1]}""");
            json["items"]![1]!["department"] = "water";
            json["items"]![1]!["results"]![0]!["certificateType"] = "91990100MB0D34026R902";
        }));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        var check = await browser.Get(draft + "/check");
        check.Text.ShouldContain("同意把上面列的内容提供给东湖市水务集团有限公司");

        var refused = await browser.Submit(Shop.Knowing(check).With("agree", "1"));
        refused.Status.ShouldBe(400);
        refused.Errors.Count.ShouldBe(2);
        (await browser.Submit(Shop.Signed(check))).Path.ShouldEndWith("/receipt");
        var filed = await trial.Now(new FiledCase(Shop.IdOf(draft), "", portal));
        filed.Exists.ShouldBeTrue();
    }
}
