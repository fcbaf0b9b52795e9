using System.Net;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Errors;

public class ErrorTests(PortalUnderTest portal)
{
    [Fact]
    public async Task An_address_that_is_not_there_says_so_and_leads_home()
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get("/no/such/page");
        page.Status.ShouldBe(404);
        page.H1.ShouldBe("没有这一页");
        page.Link("回首页").ShouldBe("/");
    }

    [Fact]
    public async Task Nobody_can_make_an_error_page_say_what_did_not_happen()
    {
        using var browser = await portal.Visitor();
        (await browser.Get("/error/500")).Status.ShouldBe(404);
        (await browser.Get("/error")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_calmly()
    {
        using var browser = await portal.Visitor();
        var page = await browser.Post("/signin", ("login", "x"), ("password", "y"));
        page.Status.ShouldBe(400);
        page.H1.ShouldBe("这一步没有送到");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        using var browser = await portal.Visitor();
        using var content = new ByteArrayContent(new byte[1_200_000]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await browser.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("文件太大，没有传上来");
    }

    public static MatrixTheoryData<string, string> OddMethods => new(
        ["DELETE", "PUT", "PATCH", "TRACE", "FOO"], ["/", "/signin", "/matters/YJS-E01", "/privacy", "/cases", "/no/such/page"]);

    [Theory, MemberData(nameof(OddMethods))]
    public async Task An_odd_method_is_refused_everywhere(string method, string path)
    {
        using var browser = await portal.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await browser.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBeOneOf(302, 400, 404, 405);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
    }

    [Theory]
    [InlineData("/matters/YJS-E01")]
    [InlineData("/matters/nothing")]
    [InlineData("/halls/nothing")]
    [InlineData("/items/nothing")]
    [InlineData("/privacy")]
    public async Task A_page_that_is_only_looked_at_takes_no_form(string path)
    {
        using var browser = await portal.Visitor();
        var page = await browser.Submit((await browser.Get("/signin")).Form().To(path));
        page.Status.ShouldBe(405);
        page.H1.ShouldBe("没有这一页");
    }

    [Theory]
    [InlineData("/items/%20")]
    [InlineData("/items/%09")]
    [InlineData("/matters/%20")]
    [InlineData("/matters/%20/materials/x")]
    public async Task A_name_of_blanks_names_nothing(string path)
    {
        using var browser = await portal.Visitor();
        (await browser.Get(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_field_with_half_a_bracket_is_no_field()
    {
        using var browser = await portal.Visitor();
        (await browser.Submit((await browser.Get("/signin")).Form().With("a[", "1"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_machine_gets_no_page_for_an_asset_that_is_not_there()
    {
        using var browser = await portal.Visitor();
        var answer = await browser.Get("/assets/onestop.0000000000.css");
        answer.Status.ShouldBe(404);
        answer.Body.ShouldBe("");
    }
}
