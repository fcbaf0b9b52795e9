using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What an applicant reads when a department is late, and when they are.</summary>
public sealed class LateTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    [Fact]
    public async Task An_overdue_case_says_how_late_it_is_is_sorry_and_names_whom_to_call()
    {
        using var owner = await shop.SignedIn();
        var filed = await new Trial(portal, await TryMatter.Published(portal, "YJS-T36")).Filed(owner);
        var last = await Today(-14);
        await Happened(filed, [.. (await filed.Now()).State.Items.Where(i => !i.IsFinal).Select(i => new ItemAccepted(i.Code, last))]);

        var page = await owner.Get($"/cases/{filed.Number}");
        page.Find(".page-head .lead")!.TextContent.ShouldSatisfyAllConditions(
            t => t.ShouldContain("比承诺的日期晚了"), t => t.ShouldContain("对不起"), t => t.ShouldContain("催办，请打"));
        page.Text.ShouldNotContain("您现在不用做什么");
        page.Find(".due-box")!.TextContent.ShouldContain("超期");
        (await owner.Get("/cases")).All("li").First(l => l.TextContent.Contains(filed.Number, StringComparison.Ordinal)).TextContent.ShouldContain("超期");

        // What is decided today does not make the rest any less late.
        await filed.Granted(TryMatter.First);
        (await owner.Get($"/cases/{filed.Number}")).Find(".due-box")!.TextContent.ShouldContain("超期");
        (await owner.Get("/cases")).All("li").First(l => l.TextContent.Contains(filed.Number, StringComparison.Ordinal)).TextContent.ShouldContain("超期");

        owner.Prefer("lang", "en");
        (await owner.Get($"/cases/{filed.Number}")).Text.ShouldContain("working days; we are sorry");
    }

    [Fact]
    public async Task A_correction_whose_day_is_over_says_so_that_it_may_still_be_answered_and_what_may_happen()
    {
        using var owner = await shop.SignedIn();
        var filed = await shop.Filed(owner);
        var last = await Today(-3);
        await Happened(filed, new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", new("请标出洗手消毒区。"))], last));

        var page = await owner.Get($"/cases/{filed.Number}");
        var notice = page.All(".notice").Single(n => n.TextContent.Contains("还没有收到您的答复", StringComparison.Ordinal));
        notice.TextContent.ShouldSatisfyAllConditions(
            t => t.ShouldContain($"已经过了{last.Month}月{last.Day}日"), t => t.ShouldContain("现在答复还可以"), t => t.ShouldContain("按没有补正不予受理"));
        (await owner.Get(notice.QuerySelector("a")!.GetAttribute("href")!)).Status.ShouldBe(200);
        page.Text.ShouldNotContain("前答复就行");
    }

    private async Task<DateOnly> Today(int days) =>
        (await portal.Services()).GetRequiredService<TimeProvider>().ChinaToday().AddDays(days);

    private async Task Happened(FiledCase filed, params ImmutableArray<IEvent> events) =>
        (await (await portal.Services()).GetRequiredService<IStreams>().Send(filed.Id, new AppendEvents<Case>(events), Officials.Clerk.Context(null)))
            .Refusals.ShouldBeEmpty();
}
