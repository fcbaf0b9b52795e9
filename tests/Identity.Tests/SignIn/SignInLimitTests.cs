using OneStop.Testing;

namespace OneStop.Identity.Tests.SignIn;

/// <summary>What one network may try, whoever it is for; every test comes from a network of its own.</summary>
public sealed class SignInLimitTests(SignInLimitTests.StrictPortal portal) : IClassFixture<SignInLimitTests.StrictPortal>
{
    private const string Crowded = "现在从您这个网络登录的人多，请";

    [Fact]
    public async Task A_flood_of_wrong_passwords_is_told_when_to_come_back_and_that_nothing_is_locked()
    {
        using var flood = await From("198.51.100.20");
        await Flood(flood);
        var page = await flood.SignIn("guess-more", "not the password");
        page.Errors.ShouldHaveSingleItem().ShouldStartWith(Crowded);
        page.Errors[0].ShouldContain("以后再试");
        foreach (var door in new[] { "/signin", "/signin?return=%2Fcases" })
            (await flood.Get(door)).Status.ShouldBe(200, "opening the form is no try");

        portal.Clock.Move(TimeSpan.FromSeconds(61));
        (await flood.SignIn("liufang", portal.Cast.Password)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_hall_full_of_people_signs_in_one_after_the_other_and_opens_forms()
    {
        for (var i = 0; i < StrictPortal.PerMinute * 2; i++)
        {
            using var next = await From("198.51.100.21");
            await next.SignIn("", "");
            (await next.SignIn("qinlang", portal.Cast.Password)).Path.ShouldBe("/");
        }

        using var last = await From("198.51.100.21");
        (await last.SignIn("yuman", "not the password")).Errors.ShouldHaveSingleItem().ShouldStartWith("账号或者密码不对");
    }

    [Fact]
    public async Task A_flood_beside_an_owner_keeps_only_the_flood_out()
    {
        using var owner = await From("198.51.100.22");
        await owner.SignIn("guxiao", portal.Cast.Password);
        await owner.Submit((await owner.Get("/account")).Form("form[action='/signout']"));
        using var flood = await From("198.51.100.22");
        await Flood(flood);

        (await flood.SignIn("guxiao", portal.Cast.Password)).Errors.ShouldHaveSingleItem().ShouldStartWith(Crowded);
        (await owner.SignIn("guxiao", portal.Cast.Password)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_was_kept_waiting_by_others_has_all_their_own_tries_afterwards()
    {
        using var flood = await From("198.51.100.23");
        await Flood(flood);
        for (var i = 0; i < 6; i++)
            (await flood.SignIn("malin", "not the password")).Errors.Single().ShouldStartWith(Crowded);

        portal.Clock.Move(TimeSpan.FromSeconds(61));
        (await flood.SignIn("malin", portal.Cast.Password)).Path.ShouldBe("/acting");
    }

    [Fact]
    public async Task One_who_tries_on_after_they_rest_does_not_use_up_what_their_neighbours_have()
    {
        using var one = await From("198.51.100.24");
        for (var i = 0; i < StrictPortal.PerMinute * 2; i++)
            await one.SignIn("zhouhe", "not the password");
        using var neighbour = await From("198.51.100.24");
        (await neighbour.SignIn("liufang", portal.Cast.Password)).Path.ShouldBe("/");
    }

    private static async Task Flood(Browser browser)
    {
        for (var i = 0; i < StrictPortal.PerMinute; i++)
            (await browser.SignIn("guess-" + i, "not the password")).Errors.Single().ShouldStartWith("账号或者密码不对");
    }

    private async Task<Browser> From(string address)
    {
        var browser = await portal.Visitor();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    public sealed class StrictPortal : IdentityPortal
    {
        public const int PerMinute = 8;

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
            [.. base.Settings, new("OneStop:BehindProxy", "true"), new("OneStop:WrongPasswordsPerMinute", "8")];
    }
}
