using OneStop.Identity.Accounts;
using OneStop.Testing;

namespace OneStop.Identity.Tests.SignIn;

/// <summary>These move the clock and use up tries, so they use a portal of their own, which believes what a proxy says of addresses.</summary>
public sealed class WrongPasswordTests(WrongPasswordTests.BehindProxy portal) : IClassFixture<WrongPasswordTests.BehindProxy>
{
    private const string Wrong = "账号或者密码不对", Resting = "在这里输错的次数太多，";

    [Fact]
    public async Task An_account_and_nobody_are_answered_alike_and_no_count_joins_the_names_of_a_person()
    {
        using var browser = await From("198.51.100.1");
        // A user name, an ID number, a mobile, and nobody: six answers each.
        string[] logins = ["liufang", "990102198809032044", "19900005291", "nobody-at-all"];
        foreach (var login in logins)
        {
            var answers = new List<string>();
            for (var i = 0; i < 6; i++)
                answers.Add((await browser.SignIn(login, "not the password")).Errors.Single());
            answers[..5].ShouldAllBe(a => a == Wrong, login);
            answers[5].ShouldStartWith(Resting);
        }
    }

    [Fact]
    public async Task The_rest_holds_against_the_right_password_where_the_wrong_ones_came_from_and_ends_by_itself()
    {
        using var browser = await From("198.51.100.2");
        await WrongTimes(browser, "malin", 5);
        (await browser.SignIn("malin", portal.Cast.Password)).Status.ShouldBe(400);
        portal.Clock.Move(WrongPasswords.Rest + TimeSpan.FromSeconds(1));
        (await browser.SignIn("malin", portal.Cast.Password)).Path.ShouldBe("/acting");
        (await browser.Get("/account")).Text.ShouldContain("输错太多，没让试");
    }

    [Fact]
    public async Task Nobody_locks_an_owner_out_from_elsewhere()
    {
        for (var i = 0; i < 3; i++)
        {
            using var stranger = await From($"203.0.113.{i}");
            await WrongTimes(stranger, "qinlang", 6);
        }

        using var owner = await From("198.51.100.3");
        (await owner.SignIn("qinlang", portal.Cast.Password)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_device_that_is_known_is_not_kept_out_by_others_behind_the_same_address()
    {
        using var owner = await From("198.51.100.4");
        (await owner.SignIn("guxiao", portal.Cast.Password)).Path.ShouldBe("/");
        await owner.Submit((await owner.Get("/account")).Form("form[action='/signout']"));
        using var neighbour = await From("198.51.100.4");
        await WrongTimes(neighbour, "guxiao", 5);
        (await neighbour.SignIn("guxiao", portal.Cast.Password)).Errors.Single().ShouldStartWith(Resting);
        (await owner.SignIn("guxiao", portal.Cast.Password)).Path.ShouldBe("/");
        // The device has tries of its own, and they run out too.
        await owner.Submit((await owner.Get("/account")).Form("form[action='/signout']"));
        await WrongTimes(owner, "guxiao", 5);
        (await owner.SignIn("guxiao", portal.Cast.Password)).Errors.Single().ShouldStartWith(Resting);
    }

    [Fact]
    public async Task Somebody_elses_device_is_known_for_its_own_account_only()
    {
        using var owner = await From("198.51.100.5");
        await owner.SignIn("liufang", portal.Cast.Password);
        await owner.Submit((await owner.Get("/account")).Form("form[action='/signout']"));
        using var other = await From("198.51.100.5");
        await WrongTimes(other, "yuman", 5);
        (await owner.SignIn("yuman", portal.Cast.Password)).Errors.Single().ShouldStartWith(Resting);
    }

    [Fact]
    public async Task Many_tries_at_once_do_not_slip_past_the_count()
    {
        var browsers = new List<Browser>();
        var pages = new List<Seen>();
        for (var i = 0; i < 12; i++)
        {
            browsers.Add(await From("198.51.100.6"));
            pages.Add(await browsers[i].Get("/signin"));
        }

        var answers = await Task.WhenAll(pages.Select((page, i) =>
            browsers[i].Submit(page.Form("form:has([name=login])").With("login", "zhouhe").With("password", "guess number " + i))));
        answers.Count(a => a.Errors.Single() == Wrong).ShouldBe(WrongPasswords.Most);
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public void Who_guesses_on_from_many_places_waits_for_each_answer_and_never_long()
    {
        WrongPasswords.Pace(20).ShouldBe(TimeSpan.Zero);
        WrongPasswords.Pace(24).ShouldBe(TimeSpan.FromSeconds(1));
        WrongPasswords.Pace(100_000).ShouldBe(TimeSpan.FromSeconds(5));
    }

    private async Task<Browser> From(string address)
    {
        var browser = await portal.Visitor();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    private static async Task WrongTimes(Browser browser, string login, int times)
    {
        for (var i = 0; i < times; i++)
            await browser.SignIn(login, "not the password");
    }

    public sealed class BehindProxy : IdentityPortal
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("OneStop:BehindProxy", "true")];
    }
}
