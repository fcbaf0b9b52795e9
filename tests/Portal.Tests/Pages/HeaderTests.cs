using OneStop.Testing;

namespace OneStop.Portal.Tests.Pages;

public class HeaderTests(PortalUnderTest portal)
{
    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_kept_by_the_computer()
    {
        using var browser = await portal.Visitor();
        (await browser.Get("/promises")).Headers["Cache-Control"].ShouldBe("no-cache, private");
        await browser.SignIn("zhouhe", "donghu-2026");
        (await browser.Get("/promises")).Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/signin")]
    [InlineData("/no-such-page")]
    public async Task Nobody_may_frame_a_page(string path)
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get(path);
        page.Headers["X-Frame-Options"].ShouldBe("DENY");
        page.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
    }
}
