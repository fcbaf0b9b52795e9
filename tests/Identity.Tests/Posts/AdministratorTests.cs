using System.Globalization;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Identity.Tests.Posts;

/// <summary>A department's administrator gives its posts and no other's.</summary>
public sealed class AdministratorTests(IdentityPortal portal)
{
    [Fact]
    public async Task They_see_and_give_the_posts_of_their_own_department_only()
    {
        using var gives = await portal.SignedIn("guping");
        var list = await gives.Get("/operations/staff?department=tobacco");
        list.Text.ShouldContain("陈静");
        list.Text.ShouldNotContain("胡晓");
        list.All("form.filters").ShouldBeEmpty();

        using var runs = await portal.SignedIn("hanmo");
        var foreign = (await runs.Get("/operations/staff?department=tobacco")).Link("胡晓");
        foreach (var page in new[] { "", "/end", "/until", "/give" })
            (await gives.Get(foreign + page)).Status.ShouldBe(404, page);

        var form = await gives.Get("/operations/staff/add");
        form.All("select[name=department] option").Select(o => o.GetAttribute("value")).ShouldBe(["market-regulation"]);
        form.All("input[name=role]").Select(o => o.GetAttribute("value")).ShouldBe(["reviewer", "administrator"]);
        var typed = form.Form("form:has([name=user])").With("user", "by-department").With("name", "部门加").With("region", "990102");
        (await gives.Submit(typed.With("department", "tobacco"))).Text.ShouldContain("您只能给本部门的岗位");
        (await gives.Submit(typed.With("department", "market-regulation").With("role", "clerk"))).Text.ShouldContain("这个岗位管到别的部门");
        (await gives.Submit(typed.With("role", "reviewer"))).Text.ShouldContain("部门加加好了");
    }

    [Fact]
    public async Task The_next_post_begins_where_the_present_one_ends()
    {
        using var gives = await portal.SignedIn("guping");
        var today = portal.Clock.ChinaToday();
        await gives.Submit((await gives.Get("/operations/staff/add")).Form("form:has([name=user])")
            .With("user", "goes-on").With("name", "接着").With("region", "990102").With("role", "reviewer"));
        var post = (await gives.Get("/operations/staff")).Link("接着");
        async Task<Seen> Give(DateOnly from, string region) => await gives.Submit((await gives.Get(post + "/give")).Form("main form")
            .With("region", region).With("from", Day(from)));
        (await Give(today.AddDays(10), "990102")).Text.ShouldContain("这个人已经有这个岗位");
        (await Give(today.AddDays(10), "990103")).Text.ShouldContain("这段时间里这个人有另一个岗位");
        (await Give(today.AddDays(-1), "990103")).Text.ShouldContain("岗位不能从过去开始");

        await gives.Submit((await gives.Get(post + "/until")).Form("main form").With("until", Day(today.AddDays(9))));
        var given = await Give(today.AddDays(10), "990103");
        given.Text.ShouldContain("岗位给好了");
        given.Text.ShouldContain("还没开始");
        // The first one cannot grow into the second.
        (await gives.Submit((await gives.Get(post + "/until")).Form("main form").With("until", Day(today.AddDays(10))))).Errors.ShouldHaveSingleItem()
            .ShouldContain("另一个岗位");
        // One that has not begun can be taken back.
        var next = given.Path;
        (await gives.Submit((await gives.Get(next + "/end")).Form("main form"))).Text.ShouldContain("岗位结束了");
        (await gives.Get(next)).Text.ShouldContain("结束了");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
