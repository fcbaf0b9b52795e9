using OneStop.Testing;

namespace OneStop.Identity.Tests.Posts;

/// <summary>Officials come and go by pages of whoever runs the installation.</summary>
public sealed class PostPagesTests(IdentityPortal portal)
{
    private const string Own = "tea hill at noon";

    [Fact]
    public async Task Who_is_added_on_a_page_gets_in_by_the_password_that_is_shown_once_and_is_out_as_soon_as_the_post_ends()
    {
        using var runs = await portal.SignedIn("hanmo");
        var oneTime = OneTime(await AddedBy(runs, "page-made", "纪元", "tobacco"));
        (await runs.Get("/operations/staff/add?department=tobacco")).Text.ShouldNotContain(oneTime);

        using var official = await portal.Visitor();
        var page = await official.SignIn("page-made", oneTime, "/staff/signin");
        page.Path.ShouldBe("/password");
        await official.Submit(page.Form("form:has([name=new])").With("login", "page-made").With("password", oneTime).With("new", Own).With("again", Own));
        (await official.Get("/desk")).Path.ShouldBe("/desk");

        var list = await runs.Get("/operations/staff?department=tobacco");
        var end = list.All("tbody tr").Single(r => r.TextContent.Contains("纪元", StringComparison.Ordinal)).QuerySelector("td a")!.GetAttribute("href")!;
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

        // Whoever has no post may still set a password, and is told what happened: it is changed, and opens nothing at present.
        const string next = "rice fields in june";
        var changed = await again.Submit((await again.Get("/password?staff=true")).Form("form:has([name=new])").With("login", "page-made")
            .With("password", Own).With("new", next).With("again", next));
        changed.Errors.ShouldBeEmpty();
        changed.Text.ShouldContain("密码换好了，但是现在还不能登录");
        changed.Text.ShouldContain("您现在没有岗位");
        (await again.SignIn("page-made", Own, "/staff/signin")).Text.ShouldContain("账号或者密码不对");
        (await again.SignIn("page-made", next, "/staff/signin")).Text.ShouldContain("您现在没有岗位");
    }

    [Fact]
    public async Task Who_comes_back_is_appointed_again_and_nobody_else_under_their_user_name()
    {
        using var runs = await portal.SignedIn("hanmo");
        Task<Seen> Add(string name, string department = "education") => AddedBy(runs, "comes-back", name, department);
        var first = OneTime(await Add("归来"));
        // It was never used, so whoever lost it gets another one; with another post, or another name, it is somebody else's.
        var second = OneTime(await Add("归来"));
        second.ShouldNotBe(first);
        (await Add("归来", "tax")).Status.ShouldBe(409);
        (await Add("别人")).Status.ShouldBe(409);

        using var official = await portal.Visitor();
        (await official.SignIn("comes-back", first, "/staff/signin")).Status.ShouldBe(400);
        var page = await official.SignIn("comes-back", second, "/staff/signin");
        await official.Submit(page.Form("form:has([name=new])").With("login", "comes-back").With("password", second).With("new", Own).With("again", Own));
        (await official.Get("/desk")).Path.ShouldBe("/desk");
        (await Add("归来")).Status.ShouldBe(409, "nobody's own password is taken away");

        await using var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString());
        await using (var end = db.CreateCommand("update identity.posts set valid_until = valid_from where made_by is not null and department = 'education'"))
            await end.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await Add("别人")).Status.ShouldBe(409);
        var third = OneTime(await Add("归来", "tax"));
        using var again = await portal.Visitor();
        (await again.SignIn("comes-back", Own, "/staff/signin")).Status.ShouldBe(400);
        (await again.SignIn("comes-back", third, "/staff/signin")).Path.ShouldBe("/password");
        (await runs.Get("/operations/staff?department=tax")).Text.ShouldContain("归来");
    }

    [Fact]
    public async Task A_number_that_is_somebodys_tells_nobody_their_name()
    {
        using var runs = await portal.SignedIn("hanmo");
        var form = (await runs.Get("/operations/staff/add?department=tobacco")).Form("form:has([name=user])");
        var refused = await runs.Submit(form.With("user", "guesses").With("name", "猜的").With("id-number", "990102198809032044").With("region", "990102"));
        refused.Text.ShouldContain("姓名和身份证号对不上");
        (await runs.Get("/operations/staff?department=tobacco")).Text.ShouldNotContain("刘芳");
    }

    private static async Task<Seen> AddedBy(Browser runs, string user, string name, string department) =>
        await runs.Submit((await runs.Get($"/operations/staff/add?department={department}")).Form("form:has([name=user])")
            .With("user", user).With("name", name).With("region", "990102").With("role", "reviewer"));

    private static string OneTime(Seen added) => added.Status == 200
        ? added.All("dd strong")[0].TextContent.Trim() : throw new InvalidOperationException(added.Text);

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
        mine.QuerySelector("td a").ShouldBeNull();
        (await runs.Get(mine.QuerySelector("th a")!.GetAttribute("href")!)).All("main .btns a").ShouldBeEmpty();
    }
}
