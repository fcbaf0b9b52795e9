namespace OneStop.Identity.Tests.SignIn;

public sealed class SignInLimitTests(SignInLimitTests.StrictPortal portal) : IClassFixture<SignInLimitTests.StrictPortal>
{
    [Fact]
    public async Task One_address_gets_few_tries_a_minute_whoever_they_are_for()
    {
        using var browser = await portal.Visitor();
        for (var i = 0; i < StrictPortal.PerMinute; i++)
            (await browser.SignIn("guess-" + i, "not the password")).Status.ShouldBe(400);
        var page = await browser.SignIn("guess-more", "not the password");
        page.Status.ShouldBe(429);
        page.Headers["Retry-After"].ShouldNotBeEmpty();
        foreach (var door in new[] { "/signin", "/signin?return=%2Fcases" })
            (await browser.Get(door)).Status.ShouldBe(200, "opening the form is no try");
    }

    public sealed class StrictPortal : IdentityPortal
    {
        public const int PerMinute = 3;

        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("OneStop:SignInsPerMinute", "3")];
    }
}
