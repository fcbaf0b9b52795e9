using System.Globalization;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Identity.Tests.Posts;

/// <summary>Who may do what, on any day, given and agreed to by whom; as a page and as a file.</summary>
public sealed class RightsReportTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task It_tells_who_may_do_what_on_a_day_and_what_was_before_and_will_be()
    {
        using var runs = await portal.SignedIn("hanmo");
        var today = portal.Clock.ChinaToday();
        await Add(runs, "was-here", "在过", "tax", today, today.AddDays(1));
        await Add(runs, "will-be", "将来", "tax", today.AddDays(5), null);
        var now = await runs.Get("/operations/rights?department=tax");
        now.Text.ShouldContain("在过");
        now.Text.ShouldNotContain("将来");
        now.Text.ShouldContain("审查：写意见、准予、不予（本部门，岗位所管地方）");
        now.Text.ShouldContain("一个人就够");
        (await runs.Get($"/operations/rights?department=tax&day={Day(today.AddDays(1))}")).Text.ShouldContain("在过");
        var later = await runs.Get($"/operations/rights?department=tax&day={Day(today.AddDays(5))}");
        later.Text.ShouldNotContain("在过");
        later.Text.ShouldContain("将来");
        (await runs.Get($"/operations/rights?department=tax&day={Day(today.AddDays(-1))}")).Text.ShouldContain("没有这样的岗位");

        portal.Clock.Move(TimeSpan.FromDays(3));
        using var again = await portal.SignedIn("hanmo");
        (await again.Get("/operations/rights?department=tax")).Text.ShouldNotContain("在过");
        var all = await again.Get("/operations/rights?department=tax&all=true");
        all.Text.ShouldContain("在过");
        all.Text.ShouldContain("结束了");
        all.Text.ShouldContain("还没开始");
        (await again.Get($"/operations/rights?department=tax&day={Day(today)}")).Text.ShouldContain("在过", customMessage: "an earlier day is told as it was");
        (await again.Get("/operations/rights?role=operator")).Text.ShouldContain("没有第二个人");
        (await again.Get("/operations/rights?role=operator")).Text.ShouldNotContain("胡晓");
        foreach (var odd in new[] { "role=7", "role=king", "day=tomorrow", "day=9999-12-31", "day=0001-01-01", "department=%00", "all=maybe" })
            (await again.Get("/operations/rights?" + odd)).Status.ShouldBeOneOf(200, 400);
        (await again.Get("/operations/rights?after=x")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task It_pages_by_key_without_losing_anybody()
    {
        using var runs = await portal.SignedIn("hanmo");
        var names = new List<string>();
        for (var page = await runs.Get("/operations/rights?all=true"); ; page = await runs.Get(page.Link("下一页")))
        {
            names.AddRange(page.All("tbody th").Select(r => r.TextContent));
            if (page.Find(".pager a[rel=next]") is null)
                break;
        }

        names.Count.ShouldBeGreaterThan(25);
        foreach (var official in portal.Cast.Staff)
            names.ShouldContain(n => n.StartsWith(official.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_found_by_a_part_of_it_and_stands_in_no_address()
    {
        using var runs = await portal.SignedIn("hanmo");
        var found = await runs.Submit(Finder(await runs.Get("/operations/rights")).With("name", "秦"));
        found.Address.Query.ShouldBeEmpty();
        found.All("tbody th").Select(r => r.TextContent).ShouldHaveSingleItem().ShouldStartWith("秦川");
        using var gives = await portal.SignedIn("guping");
        (await gives.Submit(Finder(await gives.Get("/operations/rights")).With("name", "胡晓"))).Text.ShouldContain("没有这样的岗位");
        (await gives.Get("/operations/rights?department=tobacco&all=true")).Text.ShouldNotContain("胡晓");
    }

    [Fact]
    public async Task The_file_says_the_same_runs_nothing_and_is_on_record()
    {
        using var runs = await portal.SignedIn("shenqing");
        await using (var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString()))
        {
            // A department that the catalogue no longer lists is shown by its code.
            await using var bend = db.CreateCommand("update identity.posts set department = '=HYPERLINK(1)' where id = (select id from identity.posts where department = 'gas' limit 1)");
            await bend.ExecuteNonQueryAsync();
        }

        var page = await runs.Get("/operations/rights");
        var file = await runs.Submit(Finder(page).With("as", "csv"));
        file.Headers["Content-Type"].ShouldStartWith("text/csv");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment");
        var lines = file.Body.Trim().Split("\r\n");
        lines[0].ShouldContain("\"姓名\",\"部门\",\"岗位\"");
        lines.ShouldContain(l => l.StartsWith("\"陈静\"", StringComparison.Ordinal) && l.Contains("\"一个人就够\"", StringComparison.Ordinal));
        lines.ShouldContain(l => l.Contains("\"'=HYPERLINK(1)\"", StringComparison.Ordinal));
        file.Body.ShouldNotContain("\"=");
        (await runs.Get("/operations/rights")).All("section dt").Select(t => t.TextContent.Trim()).ShouldContain("沈清");
        (await runs.Get("/operations/rights")).Text.ShouldContain($"，{lines.Length - 1}行");
    }

    private static Filled Finder(Seen page) => page.Form("main form[method=post]");

    private static async Task Add(Browser runs, string user, string name, string department, DateOnly from, DateOnly? until) =>
        (await runs.Submit((await runs.Get($"/operations/staff/add?department={department}")).Form("form:has([name=user])")
            .With("user", user).With("name", name).With("region", "990102").With("role", "reviewer").With("from", Day(from))
            .With("until", until is { } last ? Day(last) : ""))).Status.ShouldBe(200);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
