using OneStop.Catalog.Browse;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Browse;

public sealed class ShortcutsTests(PortalUnderTest portal)
{
    private static Matter Named(string code, string stage, StageSide side = StageSide.Family) =>
        Restaurant.Matter with { Code = code, Stage = new(stage, side, new(stage, stage)) };

    [Fact]
    public void Matters_stand_in_the_order_of_a_life() =>
        LifeOrder.Of([Named("A", "home"), Named("B", "unheard-of"), Named("C", "child-born"), Named("D", "school"),
            Named("E", "business-open", StageSide.Business)], StageSide.Family)
            .Select(m => m.Code).ShouldBe(["C", "D", "A", "B"]);

    [Fact]
    public void What_is_filed_most_comes_first_and_before_anything_is_filed_the_order_of_the_catalogue()
    {
        Matter[] matters = [Named("A", "home"), Named("B", "school"), Named("C", "work")];
        Shortcuts.Popular(matters, []).Select(m => m.Code).ShouldBe(["A", "B", "C"]);
        Shortcuts.Popular(matters, ["C", "RETIRED", "B"]).Select(m => m.Code).ShouldBe(["C", "B", "A"]);
    }

    [Fact]
    public async Task What_was_opened_last_comes_back_and_can_be_cleared()
    {
        using var visitor = await portal.Visitor();
        (await visitor.Get("/")).All(".shortcuts[aria-label='最近看过']").ShouldBeEmpty();
        await visitor.Get("/matters/YJS-E01");

        var home = await visitor.Get("/");
        home.Find(".shortcuts[aria-label='最近看过'] a")!.GetAttribute("href").ShouldBe("/matters/YJS-E01");
        (await visitor.Get("/matters")).Find(".shortcuts[aria-label='最近看过'] a")!.GetAttribute("href").ShouldBe("/matters/YJS-E01");

        await visitor.Get(home.Find(".forget")!.GetAttribute("href")!);
        (await visitor.Get("/")).All(".shortcuts[aria-label='最近看过']").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_person_at_the_computer_does_not_see_what_somebody_looked_for()
    {
        using var visitor = await portal.Visitor();
        await visitor.SignIn("zhouhe", "donghu-2026");
        await visitor.Get("/matters/YJS-E01");
        await visitor.Submit((await visitor.Get("/signout")).Form());
        (await visitor.Get("/")).All(".shortcuts[aria-label='最近看过']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("YJS-E01.<script>.YJS-E99")]
    [InlineData("......YJS-E01")]
    public async Task A_cookie_written_by_hand_shows_only_what_exists(string cookie)
    {
        using var visitor = await portal.Visitor();
        visitor.Prefer(RecentMatters.Cookie, cookie);
        var home = await visitor.Get("/");
        home.Status.ShouldBe(200);
        home.All(".shortcuts[aria-label='最近看过'] li").Count.ShouldBe(2, "one matter and the way to clear it");
    }

    [Fact]
    public async Task Only_six_are_kept_in_a_cookie_that_scripts_and_other_sites_cannot_read()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = await portal.Address() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/matters/YJS-E01");
        request.Headers.Add("Cookie", "recent=A.B.C.D.E.F");
        using var answer = await client.SendAsync(request);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("recent=", StringComparison.Ordinal));
        cookie.ShouldStartWith("recent=YJS-E01.A.B.C.D.E;");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public void A_season_is_told_before_anybody_begins()
    {
        var texts = new TextCatalogue([typeof(TextCatalogue).Assembly]).Chinese;
        var season = new Season("12-15", "01-20", new("寒假报名", "Winter"));
        texts.Say(null, new(2026, 11, 22)).ShouldBeNull();
        texts.Say(season, new(2026, 11, 22)).ShouldBe("还没开始，12月15日起办理");
        texts.Say(season, new(2026, 12, 20)).ShouldBe("正在办理，到2027年1月20日截止");
        texts.Say(new("05-01", "05-31", new("五月", "May")), new(2026, 11, 22)).ShouldBe("还没开始，2027年5月1日起办理");
    }
}
