namespace OneStop.Identity.Tests.Posts;

/// <summary>Officials come and go by pages of whoever runs the installation.</summary>
public sealed class PostPagesTests(IdentityPortal portal)
{
    private const string Own = "tea hill at noon";

    [Fact]
    public async Task Who_is_added_on_a_page_gets_in_by_the_password_that_is_shown_once_and_is_out_as_soon_as_the_post_ends()
    {
        using var runs = await portal.SignedIn("hanmo");
        var form = (await runs.Get("/operations/staff/add?department=tobacco")).Form("form:has([name=user])");
        var added = await runs.Submit(form.With("user", "page-made").With("name", "纪元").With("region", "990102").With("role", "reviewer"));
        added.Status.ShouldBe(200);
        var oneTime = added.All("facts strong, dd strong")[0].TextContent.Trim();
        (await runs.Get("/operations/staff/add?department=tobacco")).Text.ShouldNotContain(oneTime);

        using var official = await portal.Visitor();
        var page = await official.SignIn("page-made", oneTime, "/staff/signin");
        page.Path.ShouldBe("/password");
        await official.Submit(page.Form("form:has([name=new])").With("login", "page-made").With("password", oneTime).With("new", Own).With("again", Own));
        (await official.Get("/desk")).Path.ShouldBe("/desk");

        var list = await runs.Get("/operations/staff?department=tobacco");
        var end = list.All("tbody tr").Single(r => r.TextContent.Contains("纪元", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        var asked = await runs.Get(end);
        asked.Text.ShouldContain("结束纪元的岗位？");
        (await runs.Submit(asked.Form("main form"))).Text.ShouldContain("岗位结束了");

        // The node hears of it by a message of the database: a moment, not the three minutes of the next look.
        for (var tries = 0; tries < 100 && (await official.Get("/desk")).Path != "/staff/signin"; tries++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        (await official.Get("/desk")).Path.ShouldBe("/staff/signin");
        (await runs.Get(end)).Status.ShouldBe(404);
        using var again = await portal.Visitor();
        (await again.SignIn("page-made", Own, "/staff/signin")).Path.ShouldBe("/staff/signin");
    }

    [Theory]
    [InlineData("user", "x", "用户名要2到64个字")]
    [InlineData("name", "王1", "姓名")]
    [InlineData("id-number", "990102199001010001", "身份证号有一位不对")]
    [InlineData("region", "123456", "请选管哪里")]
    [InlineData("department", "king", "请选一个部门")]
    [InlineData("role", "king", "请选做什么")]
    [InlineData("user", "chenjing", "用户名已经有人用")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_made(string field, string value, string told)
    {
        using var runs = await portal.SignedIn("hanmo");
        var form = (await runs.Get("/operations/staff/add")).Form("form:has([name=user])").With("user", "page-refused").With("name", "无名")
            .With("department", "tobacco").With("region", "990102").With("role", "clerk");
        var refused = await runs.Submit(form.With(field, value));
        refused.Status.ShouldBeOneOf(400, 409);
        refused.Text.ShouldContain(told);
        (await runs.Get("/operations/staff?department=tobacco")).Text.ShouldNotContain("无名");
    }

    [Fact]
    public async Task Nobody_ends_the_own_post()
    {
        using var runs = await portal.SignedIn("hanmo");
        var mine = (await runs.Get("/operations/staff?department=data")).All("tbody tr")
            .Single(r => r.TextContent.Contains("韩默", StringComparison.Ordinal));
        mine.QuerySelector("a").ShouldBeNull();
    }
}
