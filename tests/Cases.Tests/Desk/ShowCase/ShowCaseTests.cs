using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.AccessLog;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

public sealed class ShowCaseTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task The_window_sees_every_item_of_a_case_and_what_each_waits_for()
    {
        var filed = await (await desk.File()).Accepted(Restaurant.Licence);
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var item = await clerk.Get(filed.Url(Restaurant.Food));
        var whole = await clerk.Get(item.Link("看整件"));

        whole.Path.ShouldBe($"/desk/cases/{filed.Number}");
        var rows = whole.All("tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(5);
        rows.ShouldContain(r => r.Contains("食品经营许可") && r.Contains("看材料，受理或者告知补正"));
        rows.ShouldContain(r => r.Contains("营业执照信息核验") && r.Contains("部门在审查"));
        whole.Text.ShouldNotContain("别的部门在办的");
        foreach (var link in whole.All("tbody th a"))
            (await clerk.Get(link.GetAttribute("href")!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_department_sees_its_own_items_and_of_the_others_only_where_they_stand()
    {
        var filed = await (await desk.File()).Accepted();
        using var signs = await desk.SignedIn(CaseDesk.SignReviewer);
        var whole = await signs.Get($"/desk/cases/{filed.Number}");

        whole.All("tbody tr").ShouldHaveSingleItem().TextContent.ShouldSatisfyAllConditions(r => r.ShouldContain("招牌"), r => r.ShouldContain("等「"));
        whole.All(".mini-list li").Count.ShouldBe(4);
        whole.All(".mini-list a").ShouldBeEmpty();
        whole.Text.ShouldNotContain("刘芳");
        (await signs.Get(filed.Url(Restaurant.Sign))).Text.ShouldContain("这件事的其他事项");
        using var elsewhere = await desk.SignedIn(CaseDesk.ReviewerElsewhere);
        (await elsewhere.Get($"/desk/cases/{filed.Number}")).Status.ShouldBe(404);
        (await elsewhere.Get("/desk/cases/none")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_look_at_the_whole_is_recorded_and_not_one_that_was_refused()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        using var elsewhere = await desk.SignedIn(CaseDesk.ReviewerElsewhere);
        await clerk.Get($"/desk/cases/{filed.Number}");
        await elsewhere.Get($"/desk/cases/{filed.Number}");

        var looks = await (await portal.Services()).GetRequiredService<AccessLogReader>().Of(filed.Id, default);
        looks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Item.ShouldBe(""), l => l.Whole.ShouldBeFalse());
    }

    [Fact]
    public void A_correction_that_nobody_answered_in_time_is_told_to_whoever_can_do_something_about_it()
    {
        var asked = new CorrectionRequested(Restaurant.Food, [], new DateOnly(2026, 11, 20));
        var item = new ItemCase(Restaurant.Food, "market-regulation", [], 5)
        {
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Status = ItemStatus.CorrectionRequested,
            Correction = asked,
        };
        var @case = Case.Empty with { Items = [item], By = new(Contracts.Catalog.Applicant.Person, "刘芳", "990102198809032044", "刘芳", "19900005291") };

        string Told(bool atWindow, int day) => WhatToDo.Of(@case, item, atWindow, new(2026, 11, day)).Text;
        Told(true, 20).ShouldBe("whole.do.answer");
        Told(true, 21).ShouldBe("whole.do.lapsed");
        Told(false, 21).ShouldBe("whole.do.lapsed-at-window");
    }
}
