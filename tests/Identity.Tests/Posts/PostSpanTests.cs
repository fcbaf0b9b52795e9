using System.Globalization;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Identity.Tests.Posts;

/// <summary>Nobody acts before the first day of a post or after its last one, on any node, with nothing but the cookie.</summary>
public sealed class PostSpanTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string Own = "tea hill at noon";

    [Fact]
    public async Task Nobody_comes_in_before_the_first_day_or_goes_on_after_the_last()
    {
        using var runs = await portal.SignedIn("hanmo");
        var today = portal.Clock.ChinaToday();
        var added = await runs.Submit((await runs.Get("/operations/staff/add?department=tobacco")).Form("form:has([name=user])")
            .With("user", "for-a-while").With("name", "暂时").With("region", "990102").With("role", "reviewer")
            .With("from", Day(today.AddDays(2))).With("until", Day(today.AddDays(3))));
        added.Status.ShouldBe(200, added.Text);
        var oneTime = added.All("dd strong")[0].TextContent.Trim();

        using var early = await portal.Visitor();
        var page = await early.Get("/password?staff=true");
        await early.Submit(page.Form("form:has([name=new])").With("login", "for-a-while").With("password", oneTime).With("new", Own).With("again", Own));
        var refused = await early.SignIn("for-a-while", Own, "/staff/signin");
        refused.Text.ShouldContain("您的岗位从" + Show.Date(today.AddDays(2), Lang.Zh) + "开始");

        portal.Clock.Move(ChinaTime.StartOf(today.AddDays(2)) + TimeSpan.FromHours(1) - portal.Clock.GetUtcNow());
        using var official = await portal.Visitor();
        (await official.SignIn("for-a-while", Own, "/staff/signin")).Path.ShouldBe("/desk");
        (await official.Get("/account")).Text.ShouldContain("到" + Show.Date(today.AddDays(3), Lang.Zh) + "为止");

        // The end moves to a session that goes on: sooner, and it ends with the day.
        using var later = await portal.SignedIn("shenqing");
        var post = (await later.Get("/operations/staff?department=tobacco")).Link("暂时");
        (await later.Get(post)).Text.ShouldContain(Show.Date(today.AddDays(3), Lang.Zh));
        var changed = await later.Submit((await later.Get(post + "/until")).Form("main form").With("until", Day(today.AddDays(2))));
        changed.Text.ShouldContain("最后一天改好了");
        changed.Text.ShouldContain("到哪天为止" + Show.Date(today.AddDays(2), Lang.Zh));

        portal.Clock.Move(ChinaTime.EndOf(today.AddDays(2)) - portal.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        using var night = await portal.Visitor();
        (await night.SignIn("for-a-while", Own, "/staff/signin")).Path.ShouldBe("/desk");
        // Half a minute after the last look, so that nothing but the cookie can know.
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        var over = await night.Get("/desk");
        over.Path.ShouldBe("/staff/signin");
        over.Text.ShouldContain("您的岗位已经结束");
        (await night.SignIn("for-a-while", Own, "/staff/signin")).Text.ShouldContain("您现在没有岗位");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
