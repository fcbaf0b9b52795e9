using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

public sealed class QueueTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task The_window_sees_what_was_filed_and_reviewers_see_it_once_it_is_accepted()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        (await Find(clerk, filed.Number)).All("tbody tr").Count.ShouldBe(5);
        (await Find(reviewer, filed.Number)).All("tbody tr").Count.ShouldBe(2);
        await filed.Accepted(Restaurant.Licence);
        var found = await Find(reviewer, filed.Number);
        found.All("tbody tr").Select(r => r.TextContent).ShouldContain(r => r.Contains("营业执照信息核验") && r.Contains("审查"));
    }

    [Fact]
    public async Task A_reviewer_of_another_region_finds_nothing()
    {
        var filed = await desk.File();
        using var elsewhere = await desk.SignedIn(CaseDesk.ReviewerElsewhere);
        (await Find(elsewhere, filed.Number)).All("tbody tr").ShouldBeEmpty();
        (await elsewhere.Get(filed.Url(Restaurant.Food))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Thirty_are_accepted_one_after_another()
    {
        const string matter = "YJS-E01";
        for (var n = 0; n < 8; n++)
            await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var list = await clerk.Get($"/desk?matter={matter}");
        var page = await clerk.Get(list.Find("tbody th a")!.GetAttribute("href")!);
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        while (accepted.Count < 30)
        {
            // Whoever was forgotten, or taken by another test, is looked at and left.
            if (page.Find("#accept") is not null)
            {
                page = await clerk.Submit(page.Form("#accept"));
                accepted.Add(page.Path.Replace("/accept", "", StringComparison.Ordinal)).ShouldBeTrue("each comes once");
            }

            page = await clerk.Get(page.Link("下一件"));
        }

        page.Link("回列表").ShouldBe($"/desk?matter={matter}");
    }

    [Fact]
    public async Task What_was_taken_meanwhile_holds_back_nothing_else_and_stays_ticked_by_name()
    {
        var (taken, other) = (await desk.File(), await desk.File());
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var list = await clerk.Get("/desk?due=3&matter=YJS-E01&tick=true");
        string Pick(FiledCase filed, string item) => $"{filed.Id}/{filed.Number}/{item}/YJS-E01";
        var form = list.Form("form[method=post]:has([name=pick], [name=idempotency-key])")
            .With("pick", Pick(taken, Restaurant.Licence), Pick(taken, Restaurant.Food), Pick(other, Restaurant.Licence));
        await taken.Accepted(Restaurant.Licence);

        var answer = await clerk.Submit(form);
        answer.Status.ShouldBe(409);
        answer.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.ShouldContain(taken.Number), e => e.ShouldContain("营业执照信息核验"), e => e.ShouldContain("已经受理"));
        answer.Text.ShouldContain("受理了2项");
        (await taken.Now()).State.Item(Restaurant.Food)!.AcceptedAt.ShouldNotBeNull();
        (await other.Now()).State.Item(Restaurant.Licence)!.AcceptedAt.ShouldNotBeNull();

        // The filter stays, and what is pressed next is another press.
        var again = await clerk.Submit(answer.Form("form[method=post]:has([name=idempotency-key])").With("pick", Pick(other, Restaurant.Food)));
        again.Address.PathAndQuery.ShouldBe("/desk?matter=YJS-E01&due=3&tick=true");
        again.Text.ShouldContain("受理了1项");
        (await clerk.Get(again.Address.PathAndQuery)).Text.ShouldNotContain("受理了1项");
    }

    [Fact]
    public async Task What_was_chosen_goes_along_into_a_case_and_back()
    {
        await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        const string chosen = "/desk?view=all&matter=YJS-E01&state=Received&item=E01-I2&sort=filed";
        var list = await clerk.Get(chosen);
        list.All("tbody tr").ShouldAllBe(r => r.TextContent.Contains("食品经营许可") && r.TextContent.Contains("待受理"));
        list.All("select option[selected]").Select(o => o.GetAttribute("value")).ShouldBe(["YJS-E01", "E01-I2", "Received", "filed"]);
        list.All("th[aria-sort]").ShouldHaveSingleItem().TextContent.ShouldContain("申请日期");

        var item = await clerk.Get(list.Find("tbody th a")!.GetAttribute("href")!);
        item.Link("回列表").ShouldBe(chosen);
    }

    [Theory]
    [InlineData("/desk?state=Dancing")]
    [InlineData("/desk?item=none")]
    [InlineData("/desk?matter=YJS-P06&item=E01-I2")]
    [InlineData("/desk?sort=colour")]
    [InlineData("/desk?sort=filed&after=20261130~00000000000000000000000000000000~E01-I2")]
    public async Task What_cannot_be_chosen_is_400(string path)
    {
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        (await clerk.Get(path)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk?tick=true")]
    public async Task Each_row_is_one_stop_of_the_tab_key_and_the_list_can_be_skipped_to(string path)
    {
        await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var list = await clerk.Get(path);
        list.All("tbody tr").ShouldAllBe(r => r.QuerySelectorAll("a, button, input, select, [tabindex]").Length == 1);
        list.Find(list.Link("跳到办件列表")).ShouldNotBeNull();
        list.All("tbody label").ShouldAllBe(l => list.Document.GetElementById(l.GetAttribute("for")!) != null);
    }

    private static async Task<Seen> Find(Browser browser, string text) =>
        await browser.Submit((await browser.Get("/desk")).Form("form[role=search]").With("q", text));
}
