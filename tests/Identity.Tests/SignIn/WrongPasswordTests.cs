using OneStop.Testing;

namespace OneStop.Identity.Tests.SignIn;

/// <summary>These move the clock and lock accounts, so they use a portal of their own.</summary>
public sealed class WrongPasswordTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task An_account_and_nobody_are_answered_alike_until_both_are_locked()
    {
        using var browser = await portal.Visitor();
        var known = new List<string>();
        var unknown = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            known.Add((await browser.SignIn("liufang", "not the password")).Errors.Single());
            unknown.Add((await browser.SignIn("nobody-at-all", "not the password")).Errors.Single());
        }

        unknown.Select(Timeless).ShouldBe(known.Select(Timeless));
        known[0].ShouldBe("账号或者密码不对，还可以试4次");
        known[4].ShouldStartWith("连着输错了5次，为了保护账号，");
        known[5].ShouldStartWith("连着输错了5次，为了保护账号，");
    }

    [Fact]
    public async Task The_lock_holds_against_the_right_password_and_opens_by_itself()
    {
        using var browser = await portal.Visitor();
        for (var i = 0; i < 5; i++)
            await browser.SignIn("malin", "not the password");
        (await browser.SignIn("malin", portal.Cast.Password)).Status.ShouldBe(400);
        // Another name of the same person opens no second row of tries.
        (await browser.SignIn("19900004727", portal.Cast.Password)).Status.ShouldBe(400);
        portal.Clock.Move(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        (await browser.SignIn("malin", portal.Cast.Password)).Path.ShouldBe("/acting");
        (await browser.Get("/account")).Text.ShouldContain("输错太多，没让试");
    }

    [Fact]
    public async Task Many_tries_at_once_do_not_slip_past_the_count()
    {
        var browsers = new List<Browser>();
        var pages = new List<Seen>();
        for (var i = 0; i < 12; i++)
        {
            browsers.Add(await portal.Visitor());
            pages.Add(await browsers[i].Get("/signin"));
        }

        var answers = await Task.WhenAll(pages.Select((page, i) =>
            browsers[i].Submit(page.Form("form:has([name=login])").With("login", "yuman").With("password", "guess number " + i))));
        answers.Count(a => a.Errors.Single().StartsWith("账号或者密码不对", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(4);
        browsers.ForEach(b => b.Dispose());
    }

    private static string Timeless(string message) =>
        System.Text.RegularExpressions.Regex.Replace(message, @"\d\d:\d\d", "…", default, TimeSpan.FromSeconds(1));
}
