using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>A correction, asked for once with everything listed, answered on a phone in English, and seen at the desk.</summary>
public sealed class CorrectedOnce(City city)
{
    private const string Food = "E01-I2";

    // Another enterprise than the other journeys': an applicant has one open draft of a matter.
    private const string Enterprise = "东湖市清和文化有限公司";

    [Fact]
    public async Task The_clerk_lists_everything_and_sees_what_changed()
    {
        var applicant = new Applicant(await city.Open(phone: true, language: "en"));
        await applicant.SignIn("zhouhe", City.Password);
        await applicant.ActFor(Enterprise);
        // No cold dishes, at most 300 square metres, no tobacco, no sign: the fewest items.
        var number = await applicant.OpenARestaurant(answers: "0");

        var clerk = new Official(await city.Open(phone: true, language: "en"));
        await clerk.SignIn("tianyu", City.Password, "/staff/signin");
        await clerk.Open("/desk");
        await clerk.OpenItem(number, Food);
        await clerk.AskToCorrect(new Dictionary<string, string>
        {
            ["Food processing area"] = "平面图上是80平方米，和填的不一样",
            ["What is wrong, and what would be right"] = "缺从业人员健康管理制度，请补上",
        });
        // Once is once.
        await clerk.Open($"/desk/cases/{number}/{Food}/correction");
        (await clerk.Page.Locator("main form textarea").CountAsync()).ShouldBe(0);

        await applicant.Open($"/cases/{number}");
        await applicant.Open($"/cases/{number}/correct/{Food}");
        await applicant.Page.Locator("input[name^=field-]").FillAsync("80");
        await applicant.Page.Locator("input[type=file]").SetInputFilesAsync(Applicant.Photo("第2页.png"));
        await applicant.Continue();
        await applicant.Look();
        await applicant.Continue();
        await applicant.Look();

        await clerk.OpenItem(number, Food);
        (await clerk.Page.Locator(".mends ins").InnerTextAsync()).ShouldContain("80");
        (await clerk.Page.Locator(".mends del").InnerTextAsync()).ShouldContain("120");
        await clerk.Accept(all: false);
        await clerk.OpenItem(number, Food);
        await applicant.Page.Context.CloseAsync();
        await clerk.Page.Context.CloseAsync();
    }
}
