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
        (await browser.Get("/promises")).Headers["Cache-Control"].Split(", ").ShouldContain("no-store");
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_nothing_in_the_browser()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("zhouhe", "donghu-2026");
        var form = (await browser.Get("/signout")).Form("main form[method=post]");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var once = new HttpClient(handler) { BaseAddress = await portal.Address() };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signout") { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Cookie", browser.Cookies.GetCookieHeader(await portal.Address()));
        using var answer = await once.SendAsync(request);
        answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
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
        page.Headers["Content-Security-Policy"].ShouldContain("object-src 'none'");
        page.Headers["Content-Security-Policy"].ShouldContain("base-uri 'none'");
        page.Headers["Referrer-Policy"].ShouldBe("same-origin");
    }
}
