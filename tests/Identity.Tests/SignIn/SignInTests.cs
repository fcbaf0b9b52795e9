namespace OneStop.Identity.Tests.SignIn;

public sealed class SignInTests(IdentityPortal portal)
{
    [Theory]
    [InlineData("liufang")]
    [InlineData("19900005291")]
    [InlineData("990102198809032044")]
    [InlineData(" LiuFang ")]
    [InlineData("199 0000 5291")]
    public async Task A_person_signs_in_by_user_name_mobile_or_ID_number(string login)
    {
        using var browser = await portal.Visitor();
        var page = await browser.SignIn(login, portal.Cast.Password);
        page.Path.ShouldBe("/");
        (await browser.Get("/account")).Text.ShouldContain("刘芳");
    }

    [Fact]
    public async Task Each_sign_in_and_each_vain_one_says_on_which_device_and_by_what()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("guxiao", "not the password");
        await browser.SignIn("guxiao", portal.Cast.Password);
        var told = (await browser.Get("/account")).All("dd, .fact").Select(d => d.TextContent).Where(t => t.Contains("用密码", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBeGreaterThanOrEqualTo(2);
        told.ShouldAllBe(t => t.Contains("上的", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_acts_for_enterprises_is_asked_for_whom_first()
    {
        using var browser = await portal.Visitor();
        var page = await browser.SignIn("zhouhe", portal.Cast.Password);
        page.Path.ShouldBe("/acting");
        page.Text.ShouldContain("东湖市禾味小馆餐饮有限公司");
    }

    [Fact]
    public async Task An_official_enters_by_their_own_door_only()
    {
        using var browser = await portal.Visitor();
        (await browser.SignIn("chenjing", portal.Cast.Password)).Errors.ShouldHaveSingleItem().ShouldStartWith("账号或者密码不对");
        await browser.SignIn("chenjing", portal.Cast.Password, "/staff/signin");
        (await browser.Get("/account")).Text.ShouldContain("市场监督管理局·审查人员");
    }

    [Fact]
    public async Task Nothing_typed_is_told_field_by_field()
    {
        using var browser = await portal.Visitor();
        var page = await browser.SignIn("", "");
        page.Status.ShouldBe(400);
        page.Errors.ShouldBe(["请填手机号、身份证号或用户名", "请填密码"]);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await portal.Visitor();
        (await browser.Post("/signin", ("login", "liufang"), ("password", portal.Cast.Password))).Status.ShouldBe(400);
        (await browser.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var browser = await portal.Visitor();
        var form = (await browser.Get("/signin")).Form("form:has([name=login])").With("login", "liufang").With("password", portal.Cast.Password);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var once = new HttpClient(handler) { BaseAddress = await portal.Address() };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Cookie", form.Page.Headers["Set-Cookie"].Split(';')[0]);
        using var response = await once.SendAsync(request);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("onestop=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        // Gone with the browser, whatever the ticket inside says.
        cookie.ShouldNotContain("expires=");
        cookie.ShouldNotContain("刘芳");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/signin")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/signin")]
    public async Task A_link_cannot_lead_away_after_signing_in(string wanted)
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get("/signin?return=" + Uri.EscapeDataString(wanted));
        var after = await browser.Submit(page.Form("form:has([name=login])").With("login", "liufang").With("password", portal.Cast.Password));
        after.Address.Authority.ShouldBe((await portal.Address()).Authority);
        after.Path.ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_was_stopped_goes_on_where_they_were()
    {
        using var browser = await portal.Visitor();
        var door = await browser.Get("/account");
        door.Path.ShouldBe("/signin");
        var after = await browser.Submit(door.Form("form:has([name=login])").With("login", "liufang").With("password", portal.Cast.Password));
        after.Path.ShouldBe("/account");
    }
}
