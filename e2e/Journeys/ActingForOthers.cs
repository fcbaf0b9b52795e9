using System.Globalization;
using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>
/// Somebody takes up an enterprise, names a colleague for one kind of matters until a day; the colleague accepts and files for it; the
/// representative ends that, and the colleague's next click is refused in words.
/// </summary>
public sealed class ActingForOthers(City city)
{
    private const string Enterprise = "东湖市慈云素食有限公司", Mobile = "19900009321";

    private static readonly string LastDay = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_operator_comes_files_and_goes()
    {
        var boss = new Applicant(await city.Open());
        await Register(boss);
        await boss.Open("/register/enterprise");
        await boss.Page.Locator("[name=uscc]").FillAsync("91990102MA0G1B6J0F");
        await Press(boss);
        await Assertions.Expect(boss.Page.Locator(".acting")).ToContainTextAsync(Enterprise);
        await boss.Page.GetByText("谁替它办事").First.ClickAsync();
        await boss.Look();
        var operators = new Uri(boss.Page.Url).AbsolutePath;
        await boss.Open(operators + "/add");
        await boss.Page.Locator("[name=name]").FillAsync("秦朗");
        await boss.Page.Locator("[name=id-number]").FillAsync("990102198605096177");
        await boss.Page.Locator("[name=scope][value=some]").CheckAsync();
        await boss.Page.Locator("[name=what][value='class:business-open']").CheckAsync();
        await boss.Page.Locator("[name=until]").FillAsync(LastDay);
        await Press(boss);
        await boss.ShouldBeTaken();
        await boss.Look();
        await Assertions.Expect(boss.Page.Locator("main")).ToContainTextAsync("等待接受");

        var colleague = new Applicant(await city.Open(phone: true));
        await colleague.SignIn("qinlang", City.Password);
        await colleague.Open("/account");
        await colleague.Open("/account/mandates");
        await colleague.Page.GetByText("看看，再答复").First.ClickAsync();
        await colleague.Look();
        await Press(colleague);
        await colleague.Look();
        await Assertions.Expect(colleague.Page.Locator("main")).ToContainTextAsync("接受了，现在就可以替对方办");
        await colleague.ActFor(Enterprise);
        await Assertions.Expect(colleague.Page.Locator(".acting")).ToContainTextAsync(Enterprise);
        var number = await colleague.OpenARestaurant(answers: "0");
        await colleague.Open("/apply/YJS-E06");
        (await colleague.Page.Locator("h1").InnerTextAsync()).ShouldBe($"{Enterprise}没有请您办这件事");

        await boss.Open($"/cases/{number}");
        await Assertions.Expect(boss.Page.Locator("main")).ToContainTextAsync("由秦朗（经办人）提交");
        // A form that the colleague has open, while it ends.
        await colleague.Open($"/cases/{number}/withdraw/E01-I2");
        await boss.Open(operators);
        await boss.Page.Locator("main a[href$='/end']").First.ClickAsync();
        await boss.Look();
        await Press(boss);
        await boss.Look();
        await Assertions.Expect(boss.Page.Locator("main")).ToContainTextAsync("授权结束了");

        await Press(colleague);
        await Assertions.Expect(colleague.Page.Locator("h1")).ToHaveTextAsync($"这一页是替{Enterprise}填的，没有送出去");
        await colleague.Look();
        await Assertions.Expect(colleague.Page.Locator(".acting-lost")).ToContainTextAsync("对方结束了您的授权");
        await colleague.Open($"/cases/{number}", 404);
        await colleague.Open("/acting");
        await Press(colleague);
        (await colleague.Page.Locator(".acting-lost").CountAsync()).ShouldBe(0);
        await boss.Page.Context.CloseAsync();
        await colleague.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_are_fine_for_everybody(bool phone)
    {
        var person = new Applicant(await city.Open(phone));
        await person.SignIn("guoyuan", City.Password);
        foreach (var page in new[]
        {
            "/acting", "/account", "/account/mandates", "/account/mandates?view=given", "/account/mandates/give", "/account/mandates/child",
        })
            await person.Open(page);
        await person.Page.Locator("[name=name]").FillAsync("陈沐");
        await Press(person);
        await person.Look();
        await person.ActFor("东湖市远山大件运输有限公司");
        await person.Look();
        await person.Open("/account/mandates/give");
        await person.Open("/account");
        await person.Page.GetByText("谁替它办事").First.ClickAsync();
        await person.Look();
        await person.Page.GetByText("定一位经办人").First.ClickAsync();
        await person.Look();
        await Press(person);
        await person.Look();
        await person.Page.Context.CloseAsync();
    }

    private static Task Press(Applicant person) => person.Page.Locator("main form button.btn").First.ClickAsync();

    private async Task Register(Applicant boss)
    {
        await boss.Page.GotoAsync("/register");
        await boss.Page.Locator("[name=name]").FillAsync("许念慈");
        await boss.Page.Locator("[name=id-number]").FillAsync("990102199907075261");
        await boss.Page.Locator("[name=mobile]").FillAsync(Mobile);
        await boss.Page.Locator("[name=password]").FillAsync("lake mist and pine");
        await Press(boss);
        await boss.Page.Locator("[name=code]").FillAsync(await city.CodeOf(Mobile));
        await Press(boss);
        await boss.Page.WaitForURLAsync(url => url.Contains("/registered", StringComparison.Ordinal));
    }
}
