using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.AccessLog;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

public sealed class ReviewTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task The_clerk_accepts_all_items_of_a_case_with_one_press()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var page = await clerk.Get(filed.Url(Restaurant.Food));
        page.Status.ShouldBe(200, page.Text);
        var after = await clerk.Submit(page.Form("#accept").With("all", "true"));
        after.Text.ShouldContain("受理了");
        (await filed.Now()).State.Items.ShouldAllBe(i => i.Status == ItemStatus.Accepted);
    }

    [Fact]
    public async Task A_reviewer_judges_and_grants_and_the_case_waits_for_the_others()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        var refused = await reviewer.Submit(page.Form("#decide").With("check-layout", "Meets").With("note", "只有同事看得到的话").With("opinion", "先写好的意见"));
        refused.Status.ShouldBe(400);
        refused.Errors.Count.ShouldBe(page.All(".checks fieldset").Count - 1);
        refused.Find("input[name=check-layout][value=Meets]")!.HasAttribute("checked").ShouldBeTrue();
        refused.Find("input[name=note]")!.GetAttribute("value").ShouldBe("只有同事看得到的话");
        refused.Find("textarea[name=opinion]")!.TextContent.Trim().ShouldBe("先写好的意见");

        var form = refused.Form("#decide");
        foreach (var name in page.All("input[type=radio][form=decide]").Select(r => r.GetAttribute("name")!).Distinct())
            form.With(name, "Meets");
        var after = await reviewer.Submit(form);
        after.Text.ShouldContain("已准予");
        after.Text.ShouldContain("只有同事看得到的话");
        var state = (await filed.Now()).State;
        state.Item(Restaurant.Food)!.Grant!.Opinion.Value.ShouldBe("先写好的意见");
        state.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_denial_asks_for_reasons_on_a_page_of_its_own_that_starts_from_what_was_not_met()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        var reasons = await reviewer.Submit(page.Form("#decide").With("check-washing", "Fails").With("then-deny", "true")
            .To(filed.Url(Restaurant.Food) + "/opinion"));
        reasons.Path.ShouldEndWith("/deny");
        var form = reasons.Form();
        form["reason-1"].ShouldBe("不符合「设洗手消毒区」");
        (await reviewer.Submit(form)).Errors.ShouldBe(["第1条：请写依据哪部法的哪一条"]);
        var after = await reviewer.Submit(form.With("basis-1", "食品安全法第三十三条"));
        after.Text.ShouldContain("已作出不予许可的决定");
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Denied);
    }

    [Fact]
    public async Task The_clerk_asks_once_for_a_correction_and_the_second_time_is_told_why_not()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var page = await clerk.Get((await clerk.Get(filed.Url(Restaurant.Food))).Find("a[href$='/correction']")!.GetAttribute("href")!);
        var form = page.Form().With("field-DE0403", "与平面图不一致，请核对。");
        form.With("material-layout-plan-see", page.All("input[name=material-layout-plan-see]")[1].GetAttribute("value")!);
        var after = await clerk.Submit(form);
        after.Text.ShouldContain("补正已经一次告知申请人");
        var asked = (await filed.Now()).State.Item(Restaurant.Food)!.Correction!;
        asked.Points.Select(p => p.Target).ShouldBe(["layout-plan", "DE0403"], ignoreOrder: true);
        asked.Points.ShouldContain(p => p.What.Value!.StartsWith("没有看到：", StringComparison.Ordinal));
        (await clerk.Get(filed.Url(Restaurant.Food) + "/correction")).Text.ShouldContain("已经告知过一次");
    }

    [Fact]
    public async Task Another_department_sees_neither_the_item_nor_its_pages_and_cannot_decide_it()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var sign = await desk.SignedIn(CaseDesk.SignReviewer);
        using var food = await desk.SignedIn(CaseDesk.Reviewer);
        var plan = Restaurant.PageOf(filed.Number, "layout-plan");
        (await sign.Get(filed.Url(Restaurant.Food))).Status.ShouldBe(404);
        (await sign.Get($"{filed.Url(Restaurant.Food)}/files/{plan}")).Status.ShouldBe(404);
        (await sign.Get($"{filed.Url(Restaurant.Sign)}/files/{plan}")).Status.ShouldBe(404);
        (await food.Get($"{filed.Url(Restaurant.Food)}/files/{plan}")).Status.ShouldBe(200);
        var own = await sign.Get(filed.Url(Restaurant.Sign));
        own.Text.ShouldNotContain("刘芳");
        var forged = own.Form("#decide").To(filed.Url(Restaurant.Food) + "/grant");
        (await sign.Submit(forged)).Status.ShouldBe(404, "what they may not see answers like what is not there");
        using var elsewhere = await desk.SignedIn(CaseDesk.ReviewerElsewhere);
        (await elsewhere.Get(filed.Url(Restaurant.Food))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_look_is_recorded_and_sensitive_values_are_hidden_until_they_are_asked_for()
    {
        var filed = await (await desk.File()).Accepted();
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        page.Body.ShouldNotContain("990102198809032044");
        (await reviewer.Get(filed.Url(Restaurant.Food) + "?whole=true")).Text.ShouldContain("990102198809032044");
        var looks = await (await portal.Services()).GetRequiredService<AccessLogReader>().Of(filed.Id, default);
        looks.Select(l => (l.Official, l.Department, l.Item, l.Whole))
            .ShouldBe([("陈静", "market-regulation", Restaurant.Food, true), ("陈静", "market-regulation", Restaurant.Food, false)]);
    }

    [Theory]
    [InlineData("/desk?view=nonsense")]
    [InlineData("/desk?due=yesterday")]
    [InlineData("/desk?matter=none")]
    [InlineData("/desk?after=1~2~3")]
    [InlineData("/desk?before=x")]
    public async Task Nonsense_in_an_address_is_400(string path)
    {
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        (await clerk.Get(path)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Nonsense_in_a_form_is_refused_and_never_an_error_of_the_server()
    {
        var filed = await (await desk.File()).Accepted();
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        (await reviewer.Submit(page.Form("#decide").With("check-layout", "Perhaps"))).Status.ShouldBe(400);
        (await reviewer.Submit(page.Form("#decide").With("check-none", "Meets"))).Status.ShouldBeOneOf(400, 409);
        (await reviewer.Submit(page.Form("#decide").With("case", Guid.CreateVersion7().ToString()))).Status.ShouldBe(404);
        (await reviewer.Submit(page.Form("#decide").With("case", "x"))).Status.ShouldBeOneOf(400, 404);
        (await clerk.Get(filed.Url("E01-I99"))).Status.ShouldBe(404);
        (await clerk.Get("/desk/cases/none/E01-I2")).Status.ShouldBe(404);
        (await clerk.Get(filed.Url(Restaurant.Food) + "?sheet=x")).Status.ShouldBe(400);
        (await clerk.Get(filed.Url(Restaurant.Food) + "/files/" + Guid.CreateVersion7())).Status.ShouldBe(404);
    }
}
