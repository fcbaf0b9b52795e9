namespace OneStop.Identity.Tests.AddStaff;

public sealed class AddStaffTests(IdentityPortal portal)
{
    [Fact]
    public async Task The_one_time_password_opens_nothing_but_the_way_to_an_own_one()
    {
        using var output = new StringWriter();
        var code = await StaffVerb.Run(await portal.Services(), Args("newcomer", "reviewer"), output, output, TestContext.Current.CancellationToken);
        code.ShouldBe(0);
        var oneTime = output.ToString().Split(": ")[1].Split('\n')[0];

        using var browser = await portal.Visitor();
        var page = await browser.SignIn("newcomer", oneTime, "/staff/signin");
        page.Path.ShouldBe("/password");
        (await browser.Get("/account")).Path.ShouldBe("/signin");

        var after = await browser.Submit(page.Form("form:has([name=new])").With("login", "newcomer").With("password", oneTime)
            .With("new", "tea hill at noon").With("again", "tea hill at noon"));
        after.Path.ShouldBe("/account");
        after.Text.ShouldContain("烟草专卖局·审查人员");
        using var again = await portal.Visitor();
        (await again.SignIn("newcomer", oneTime, "/staff/signin")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_taken_user_name_makes_nothing()
    {
        using var output = new StringWriter();
        (await StaffVerb.Run(await portal.Services(), Args("chenjing", "clerk"), output, output, TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Theory]
    [InlineData("123", "15")]
    [InlineData("990102198809032044123", "3")]
    [InlineData("990102198809032045", "One character of the ID number is wrong")]
    public async Task A_number_that_is_none_is_told_with_what_is_wrong(string number, string message)
    {
        using var errors = new StringWriter();
        string[] given = [.. Args("odd-number", "clerk"), "--id-number", number];
        (await StaffVerb.Run(await portal.Services(), given, TextWriter.Null, errors, TestContext.Current.CancellationToken)).ShouldBe(1);
        errors.ToString().ShouldContain(message);
        errors.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_list_says_what_stands_where()
    {
        using var output = new StringWriter();
        (await StaffVerb.Run(await portal.Services(), ["list", "--department", "tobacco"], output, TextWriter.Null, TestContext.Current.CancellationToken))
            .ShouldBe(0);
        var lines = output.ToString().Split('\n');
        lines[0].ShouldStartWith("ROLE");
        lines[0].ShouldContain("DEPARTMENT");
        lines[1].ShouldContain("tobacco");
    }

    [Fact]
    public async Task Whoever_is_in_the_list_can_be_ended_by_what_it_shows()
    {
        var services = await portal.Services();
        var cancel = TestContext.Current.CancellationToken;
        foreach (var user in new[] { "leaver-one", "leaver-two" })
            (await StaffVerb.Run(services, Args(user, "clerk"), TextWriter.Null, TextWriter.Null, cancel)).ShouldBe(0);

        var shown = (await Row("leaver-one")).ShouldNotBeNull();
        (await StaffVerb.Run(services, ["end", "--user", shown[4]], TextWriter.Null, TextWriter.Null, cancel)).ShouldBe(0);
        (await Row("leaver-one")).ShouldBeNull();

        var post = (await Row("leaver-two")).ShouldNotBeNull()[^1];
        (await StaffVerb.Run(services, ["end", "--post", post], TextWriter.Null, TextWriter.Null, cancel)).ShouldBe(0);
        (await Row("leaver-two")).ShouldBeNull();
        (await StaffVerb.Run(services, ["end", "--post", post], TextWriter.Null, TextWriter.Null, cancel)).ShouldBe(1);

        async Task<string[]?> Row(string user)
        {
            using var output = new StringWriter();
            await StaffVerb.Run(services, ["list"], output, TextWriter.Null, cancel);
            return output.ToString().Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(l => l.Contains(user));
        }
    }

    [Theory]
    [InlineData("king", "There is no role king")]
    [InlineData(null, "Missing: --role")]
    public async Task A_wrong_use_says_what_would_be_right(string? role, string message)
    {
        using var output = new StringWriter();
        (await StaffVerb.Run(await portal.Services(), Args("somebody", role), output, output, TestContext.Current.CancellationToken)).ShouldBe(64);
        output.ToString().ShouldStartWith(message);
    }

    private static string[] Args(string user, string? role) =>
    [
        "add", "--user", user, "--name", "新来的", "--department", "tobacco", "--region", "990102",
        .. role is null ? Array.Empty<string>() : ["--role", role],
    ];
}
