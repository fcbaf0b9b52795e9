using OneStop.Identity.ConfirmMobile;
using OneStop.Testing;

namespace OneStop.Identity.Tests.RegisterPerson;

public sealed class RegisterPersonTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string Password = Registration.Password;

    [Fact]
    public async Task A_person_whom_the_register_knows_is_confirmed_and_signed_in()
    {
        using var browser = await portal.Visitor();
        var page = await Fill(browser, "古丽娜尔・艾则孜", "990102199005194405", "+86 199 0000 8001");
        page.Path.ShouldBe("/registered");
        page.Text.ShouldContain("和人口库一致");
        using var later = await portal.Visitor();
        (await later.SignIn("990102199005194405", Password)).Path.ShouldBe("/");
    }

    [Theory]
    [InlineData("990102200109096398", "身份证号有一位不对，请一位一位核对")]
    [InlineData("99010220010909639", "身份证号少了1位，应为18位")]
    [InlineData("9901022001090963971", "身份证号多了1位，应为18位")]
    [InlineData("990102200113096397", "身份证号前17位应为数字，第7到14位是出生日期")]
    [InlineData("", "请填身份证号")]
    [InlineData("990102201905120014", "不满14周岁要由监护人办，请监护人用自己的身份证注册")]
    public async Task A_wrong_ID_number_is_told_exactly(string idNumber, string message)
    {
        using var browser = await portal.Visitor();
        var page = await Fill(browser, "丁书言", idNumber, "19900008002");
        page.Status.ShouldBe(400);
        page.Errors.ShouldBe([message]);
        page.Find("#id-number")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    /// <summary>A resident of Hong Kong with a residence permit, and a foreigner with a permanent resident card.</summary>
    [Theory]
    [InlineData("陈家明", "819900199001010016", "19900008071")]
    [InlineData("  garcia　maria ", "999156198506070024", "19900008072")]
    public async Task Who_has_a_residence_permit_or_a_permanent_resident_card_registers_like_anybody(string name, string number, string mobile)
    {
        using var browser = await portal.Visitor();
        var page = await Fill(browser, name, number, mobile);
        page.Path.ShouldBe("/registered");
        page.Text.ShouldContain("和人口库一致");
        page.Link("加一把通行密钥").ShouldBe("/account/passkeys", "registration ends with the way in that needs no password");
        (await browser.Get("/account")).Text.ShouldContain(name.Contains('陈', StringComparison.Ordinal) ? "陈家明" : "GARCIA MARIA");
    }

    [Fact]
    public async Task A_name_that_is_not_the_numbers_is_refused()
    {
        using var browser = await portal.Visitor();
        (await Fill(browser, "丁书语", "990102200109096397", "19900008003")).Errors.Single().ShouldStartWith("人口库里姓名和身份证号对不上");
        (await Fill(browser, "莫雨田", "990102195503182994", "19900008003")).Errors.Single().ShouldStartWith("人口库里姓名和身份证号对不上");
    }

    [Fact]
    public async Task Whoever_has_no_identity_card_reads_where_to_go_and_whom_to_call()
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get("/register");
        page.Text.ShouldContain("护照");
        page.Text.ShouldContain("东湖市政务服务中心");
        page.Find("a[href='tel:02788880312']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_registers_twice()
    {
        using var browser = await portal.Visitor();
        var page = await Fill(browser, "周禾", "990102199104121260", "19900008004");
        page.Status.ShouldBe(409);
        page.Errors.ShouldBe(["这个身份证号已经注册过，请直接登录"]);
    }

    [Fact]
    public async Task While_the_register_is_away_a_person_comes_in_unconfirmed_and_is_confirmed_at_the_next_sign_in()
    {
        using var away = portal.Registers.Away();
        using var browser = await portal.Visitor();
        var page = await Fill(browser, "丁书言", "990102200109096397", "19900008005");
        page.Path.ShouldBe("/registered");
        page.Text.ShouldContain("还没有核实身份");
        (await browser.Get("/account")).Text.ShouldContain("身份还没有核实");
        // The ID number is not theirs yet.
        using var other = await portal.Visitor();
        (await other.SignIn("990102200109096397", Password)).Status.ShouldBe(400);
        (await other.SignIn("19900008005", Password)).Path.ShouldBe("/");

        away.Dispose();
        using var later = await portal.Visitor();
        await later.SignIn("19900008005", Password);
        (await later.Get("/account")).Text.ShouldNotContain("身份还没有核实");
        using var byNumber = await portal.Visitor();
        (await byNumber.SignIn("990102200109096397", Password)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Knowing_a_number_while_the_register_is_away_opens_nobody_elses_papers()
    {
        using var away = portal.Registers.Away();
        using var impostor = await portal.Visitor();
        await Fill(impostor, "周禾禾", "990102199104121260", "19900008006");
        (await impostor.Get("/account")).Text.ShouldContain("还没有加企业");
        away.Dispose();
        var page = await impostor.Submit((await impostor.Get("/account/verify")).Form("form:has([name=name])"));
        page.Errors.Single().ShouldStartWith("人口库里姓名和身份证号对不上");
    }

    [Fact]
    public async Task Whoever_mistyped_while_nobody_could_check_mends_it_later()
    {
        using var away = portal.Registers.Away();
        using var browser = await portal.Visitor();
        await Fill(browser, "柯知薇", "990102198104041821", "19900008009");
        away.Dispose();
        var page = await browser.Submit((await browser.Get("/account/verify")).Form("form:has([name=name])"));
        page.Errors.Single().ShouldStartWith("人口库里姓名和身份证号对不上");
        page = await browser.Submit(page.Form("form:has([name=name])").With("name", "柯知微"));
        page.Path.ShouldBe("/account");
        page.Text.ShouldContain("身份核实好了");
        page.Text.ShouldContain("柯知微");
    }

    [Fact]
    public async Task The_true_owner_of_a_number_that_is_registered_already_moves_nothing()
    {
        using var away = portal.Registers.Away();
        using var second = await portal.Visitor();
        await Fill(second, "周禾", "990102199104121260", "19900008007");
        away.Dispose();
        var page = await second.Submit((await second.Get("/account/verify")).Form("form:has([name=name])"));
        page.Errors.ShouldBe(["这个身份证号已经注册过，请直接登录"]);
    }

    [Theory]
    [InlineData("short", "密码太短，至少要10个字符")]
    [InlineData("qwertyuiop", "这个密码太常见，别人一猜就中，请换一个")]
    [InlineData("1234567890123", "这个密码太常见，别人一猜就中，请换一个")]
    [InlineData("aaaaaaaaaaaaaa", "这个密码太常见，别人一猜就中，请换一个")]
    [InlineData("my19900008008!", "密码里不要有自己的手机号、身份证号或用户名")]
    public async Task A_weak_password_is_refused(string password, string message)
    {
        using var browser = await portal.Visitor();
        var page = await Registration.Fill(browser, "丁书言", "990102200109096397", "19900008008", password);
        page.Errors.ShouldBe([message]);
        page.Body.ShouldNotContain(password + "\"");
    }

    [Fact]
    public async Task Nobody_is_registered_before_the_code_came_back_from_the_mobile()
    {
        using var browser = await portal.Visitor();
        var page = await Registration.Fill(browser, "宋清和", "990102198402171480", "19900008021");
        page.Path.ShouldBe("/register/code");
        (await browser.Get("/account")).Path.ShouldBe("/signin");
        using var other = await portal.Visitor();
        (await other.SignIn("990102198402171480", Registration.Password)).Status.ShouldBe(400);

        var code = await portal.Texts.CodeOf("19900008021");
        var wrong = code == "111111" ? "222222" : "111111";
        page = await Registration.Enter(page, browser, wrong);
        page.Errors.ShouldBe(["验证码不对，请看看是不是最近一条短信里的"]);
        page = await Registration.Enter(page, browser, "12345");
        page.Errors.ShouldBe(["验证码是6位数字"]);
        (await Registration.Enter(page, browser, $" {code[..3]} {code[3..]} ")).Path.ShouldBe("/registered");
        (await browser.Get("/account")).Text.ShouldContain("核对过，可以用它登录");
    }

    [Fact]
    public async Task A_code_bears_five_tries_and_is_good_for_ten_minutes_and_once()
    {
        using var browser = await portal.Visitor();
        var page = await Registration.Fill(browser, "程维岳", "990102197611303174", "19900008022");
        var code = await portal.Texts.CodeOf("19900008022");
        for (var i = 0; i < MobileCodes.Tries; i++)
            page = await Registration.Enter(page, browser, code == "111111" ? "222222" : "111111");
        (await Registration.Enter(page, browser, code)).Errors.ShouldBe(["这个验证码不能用了，请再发一次"]);

        portal.Clock.Move(TimeSpan.FromMinutes(2));
        page = await browser.Submit(page.Form("form:has([name=code])").With("again", "1"));
        portal.Clock.Move(MobileCodes.Good);
        (await Registration.Enter(page, browser, await portal.Texts.CodeOf("19900008022"))).Errors.ShouldBe(["这个验证码不能用了，请再发一次"]);
    }

    [Fact]
    public async Task Codes_are_sent_a_few_times_only()
    {
        using var browser = await portal.Visitor();
        var page = await Registration.Fill(browser, "柯知微", "990102198104041821", "19900008023");
        page = await browser.Submit(page.Form("form:has([name=code])").With("again", "1"));
        page.Errors.Single().ShouldStartWith("发得太多了，");
        for (var i = 0; i < 4; i++)
        {
            portal.Clock.Move(TimeSpan.FromMinutes(2));
            page = await browser.Submit(page.Form("form:has([name=code])").With("again", "1"));
            page.Errors.ShouldBeEmpty();
        }

        portal.Clock.Move(TimeSpan.FromMinutes(2));
        (await browser.Submit(page.Form("form:has([name=code])").With("again", "1"))).Errors.Single().ShouldStartWith("发得太多了，");
    }

    [Fact]
    public async Task Without_a_gateway_for_texts_nobody_registers_and_the_page_says_where_to_go()
    {
        portal.Texts.IsConnected = false;
        try
        {
            using var browser = await portal.Visitor();
            var page = await browser.Get("/register");
            page.Text.ShouldContain("请带身份证到政务服务大厅的窗口");
            page.All("[name=id-number]").ShouldBeEmpty();
            var posted = await browser.Post("/register", ("form-token", (await browser.Get("/signin")).All("[name=form-token]")[0].GetAttribute("value")!),
                ("name", "丁书言"), ("id-number", "990102200109096397"), ("mobile", "19900008024"), ("password", Registration.Password));
            posted.Status.ShouldBe(409);
        }
        finally
        {
            portal.Texts.IsConnected = true;
        }
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_told()
    {
        portal.Texts.IsAway = true;
        try
        {
            using var browser = await portal.Visitor();
            (await Registration.Fill(browser, "丁书言", "990102200109096397", "19900008025")).Errors.ShouldBe(["短信发不出去，请过一会儿再试"]);
        }
        finally
        {
            portal.Texts.IsAway = false;
        }
    }

    private Task<Seen> Fill(Browser browser, string name, string idNumber, string mobile) =>
        Registration.Register(browser, name, idNumber, mobile, portal.Texts.CodeOf);
}
