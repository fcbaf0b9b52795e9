using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>One proposes a post with much power, another agrees, the official acts, the post ends, and the next click is refused in words.</summary>
public sealed class TwoForAPost(City city)
{
    private const string Own = "tea hill at noon", User = "liuyun", Name = "柳云";

    [Fact]
    public async Task Proposed_agreed_used_and_ended()
    {
        var first = new Official(await city.Open());
        await first.SignIn("hanmo", City.Password, "/staff/signin");
        await first.Open("/operations/staff");
        await first.Page.GetByRole(AriaRole.Link, new() { Name = "加一位工作人员" }).ClickAsync();
        await first.Look();
        await first.Page.Locator("[name=user]").FillAsync(User);
        await first.Page.Locator("[name=name]").FillAsync(Name);
        await first.Page.Locator("[name=department]").SelectOptionAsync("data");
        await first.Page.Locator("[name=region]").SelectOptionAsync("990100");
        await first.Page.Locator("[name=role][value=editor]").CheckAsync();
        await first.Page.Locator("main form button.btn").ClickAsync();
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("同意以前，本人登录不了");
        await first.Look();
        var oneTime = await first.Page.Locator("dd strong").InnerTextAsync();

        var official = new Editor(await city.Open());
        await official.Open("/password?staff=true");
        await official.Page.Locator("main [name=login]").FillAsync(User);
        await official.Page.Locator("main [name=password]").FillAsync(oneTime);
        await official.Page.Locator("main [name=new]").FillAsync(Own);
        await official.Page.Locator("main [name=again]").FillAsync(Own);
        await official.Page.Locator("main form button.btn").First.ClickAsync();
        await official.SignIn(User, Own, "/staff/signin");
        await Assertions.Expect(official.Page.Locator("main")).ToContainTextAsync("您的岗位还要另一位管理人员同意");

        // Whoever proposed it cannot agree; the second one does, on a phone, and shows first who they are.
        await first.Open("/operations/staff");
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("这是您提的，要另一位管理人员来同意");
        var second = new Official(await city.Open(phone: true));
        await second.SignIn("shenqing", City.Password, "/staff/signin");
        await second.Open("/operations/staff");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = Name }).First.ClickAsync();
        await second.Look();
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "同意", Exact = true }).ClickAsync();
        await second.Page.Locator("main [name=password]").FillAsync(City.Password);
        await second.Page.Locator("main form button.btn").First.ClickAsync();
        await Assertions.Expect(second.Page.Locator("h1")).ToContainTextAsync("同意给柳云这个岗位");
        await second.Look();
        await second.Page.Locator("main form button.btn").ClickAsync();
        await Assertions.Expect(second.Page.Locator("main")).ToContainTextAsync("同意了，岗位算数了");
        await second.Look();

        await official.SignIn(User, Own, "/staff/signin");
        await official.Page.WaitForURLAsync("**/studio");
        await official.Begin("YJS-P72");

        await first.Open("/operations/rights?department=data");
        await first.Page.Locator("tr", new() { HasText = Name }).Locator("summary").ClickAsync();
        await first.Look();
        await first.Page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await first.Page.GetByRole(AriaRole.Link, new() { Name = "结束岗位" }).ClickAsync();
        await first.Look();
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("谁接着办");
        await first.Page.Locator("main form button.btn").ClickAsync();
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("岗位结束了");

        // The node hears of it by a message of the database: a moment.
        var door = official.Page.Locator("main", new() { HasText = "您的岗位已经结束" });
        for (var tries = 0; tries < 50 && await door.CountAsync() == 0; tries++)
            await official.Page.GotoAsync("/studio");
        new Uri(official.Page.Url).AbsolutePath.ShouldBe("/staff/signin");
        await official.Look();
        await official.SignIn(User, Own, "/staff/signin");
        await Assertions.Expect(official.Page.Locator("main")).ToContainTextAsync("您现在没有岗位");
        foreach (var person in new Person[] { first, second, official })
            await person.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false, "zh")]
    [InlineData(true, "zh")]
    [InlineData(true, "en")]
    public async Task Pages_are_fine_for_everybody(bool phone, string language)
    {
        var gives = new Official(await city.Open(phone, language: language));
        await gives.SignIn("guping", City.Password, "/staff/signin");
        await gives.Page.WaitForURLAsync("**/operations/staff");
        await gives.Look();
        var post = await gives.Page.Locator("tbody th a", new() { HasText = "秦川" }).GetAttributeAsync("href");
        foreach (var page in new[] { "", "/give", "/until", "/end", "/refuse" })
            await gives.Open(post + page);
        foreach (var page in new[] { "/operations/rights?all=true", "/account" })
            await gives.Open(page);
        await gives.Open("/operations/staff/add");
        await gives.Page.Locator("[name=from]").FillAsync("2020-01-01");
        await gives.Page.Locator("main form button.btn").ClickAsync();
        await gives.Look();
        (await gives.Page.Locator(".error-summary li").CountAsync()).ShouldBeGreaterThan(1);
        await gives.Page.Context.CloseAsync();
    }
}
