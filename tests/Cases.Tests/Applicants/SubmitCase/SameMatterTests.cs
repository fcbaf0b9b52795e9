using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The same applicant has the same matter open already, or holds what it would bring.</summary>
public sealed class SameMatterTests(SameMatterTests.PortalOfItsOwn portal) : IClassFixture<SameMatterTests.PortalOfItsOwn>
{
    /// <summary>In the common one other tests file for the same shop.</summary>
    public sealed class PortalOfItsOwn : PortalUnderTest;

    [Fact]
    public async Task What_is_open_already_is_told_from_the_start_and_filed_again_only_knowingly()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T19"));
        using var browser = await new Shop(portal).SignedIn();
        (await browser.Get("/apply/YJS-T19?q1=1")).Text.ShouldNotContain("您已经有在办的");
        var first = await trial.Filed(browser);

        (await browser.Get("/apply/YJS-T19?q1=1")).Link(first.Number).ShouldBe($"/cases/{first.Number}");
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        (await browser.Get(draft)).Text.ShouldContain("同一件事您已经有在办的");
        var check = await browser.Get(draft + "/check");
        check.Text.ShouldContain("我知道，还要再办一件");

        var refused = await browser.Submit(check.Form("form:has([name=agree])").With("agree", "1"));
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("我知道，还要再办一件");
        var knowing = refused.Form("form:has([name=agree])").With("agree", "1").With("again", "1").With("reason", "第二家店");
        (await browser.Submit(knowing)).Path.ShouldEndWith("/receipt");

        var services = await portal.Services();
        var filed = (await services.GetRequiredService<IStreams>().Read<Case>(Shop.IdOf(draft)))!.State;
        filed.Again!.Value.ShouldBe("第二家店");
        filed.Had!.Value!.ShouldHaveSingleItem().ShouldBe(new("东湖市禾味小馆餐饮有限公司", first.Number, IsCase: true));
        var mine = await browser.Get("/cases");
        mine.All("ul.strip > li").Select(l => l.TextContent)
            .Count(l => l.Contains("试办一件事", StringComparison.Ordinal) && l.Contains("提交", StringComparison.Ordinal)).ShouldBe(2, "by the day");
        (await services.GetRequiredService<IntegrityCheck>().Run()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_place_is_another_matter()
    {
        var services = await portal.Services();
        var masters = services.GetRequiredService<MasterKeys>();
        var here = Projections.PlaceOfCase.Blind(masters, e => e == "DE0208" ? "望湖路18号" : null);
        var there = Projections.PlaceOfCase.Blind(masters, e => e == "DE0208" ? "滨江路2号" : null);

        here.ShouldNotBeNull();
        here.ShouldNotBe(there);
        Projections.PlaceOfCase.Blind(masters, _ => null).ShouldBeNull();
    }

    [Fact]
    public async Task Who_holds_what_it_would_bring_is_shown_it()
    {
        using var browser = await new Shop(portal).SignedIn("qinlang", null);

        var apply = await browser.Get("/apply/YJS-P04?q1=1&q2=1&q3=0&q4=0&q5=0&q6=1&q7=1&q8=0");

        apply.Text.ShouldContain("要办的证您已经有了");
        apply.All("a[href^='/wallet/']").ShouldNotBeEmpty();
    }
}
