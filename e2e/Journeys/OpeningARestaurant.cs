using System.Text;
using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>The main job, by people in browsers: filing, the counter, the departments, one delivery, anybody's check.</summary>
public sealed class OpeningARestaurant(City city)
{
    private const string Sign = "E01-I3";

    private static readonly (string Item, string Reviewer)[] Departments =
        [("E01-I2", "chenjing"), (Sign, "wukai"), ("E01-I4", "zhengan"), ("E01-I5", "huxiao"), ("E01-I6", "linyue"), ("E01-I7", "sunzheng")];

    [Fact]
    public Task At_a_desk() => From_the_guide_to_sealed_certificates(phone: false, scripts: true);

    [Fact]
    public Task On_a_phone_without_scripts() => From_the_guide_to_sealed_certificates(phone: true, scripts: false);

    private async Task From_the_guide_to_sealed_certificates(bool phone, bool scripts)
    {
        var applicant = new Applicant(await city.Open(phone, scripts), scripts);
        await applicant.SignIn("zhouhe", City.Password);
        await applicant.ActFor(City.Enterprise);
        var number = await applicant.OpenARestaurant();

        var clerk = await Sits("tianyu", scripts);
        await clerk.Open("/desk");
        await clerk.OpenItem(number, "E01-I2");
        await clerk.Accept(all: true);
        await applicant.Open($"/cases/{number}");

        // The sign is denied; all else is granted, each by its own department.
        foreach (var (item, reviewer) in Departments)
        {
            var official = await Sits(reviewer, scripts);
            await official.OpenItem(number, item);
            if (item == Sign)
                await official.Deny("招牌超出建筑外墙，影响消防救援", "城市市容和环境卫生管理条例第十一条");
            else
                await official.Grant();
            // Nobody else's item is there for this department.
            await official.Open($"/desk/cases/{number}/{Departments.First(d => d.Reviewer != reviewer).Item}", 404);
            await official.Page.Context.CloseAsync();
        }

        var results = await applicant.Results(number, atLeast: Departments.Length - 1);
        await applicant.Look();
        results.ShouldNotContain(r => r.Contains(Sign, StringComparison.Ordinal));

        var pdf = await applicant.Download(results.First(r => r.Contains("E01-I2", StringComparison.Ordinal)));
        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        await Verify(pdf, "是真的", scripts);
        pdf[pdf.Length / 2] ^= 1;
        await Verify(pdf, "不能用", scripts);

        await applicant.Open("/wallet");
        await applicant.Page.Context.CloseAsync();

        // The health certificate is the worker's, whom the shop named: it lies in her wallet under her name.
        var worker = new Applicant(await city.Open(phone, scripts), scripts);
        await worker.SignIn("liufang", City.Password);
        await worker.Open("/wallet");
        await worker.Page.Locator("a:has-text('健康证明')").First.ClickAsync();
        await worker.Look();
        (await worker.Page.Locator("main").InnerTextAsync()).ShouldContain("健康证明");
        await worker.Page.Context.CloseAsync();
        await clerk.Page.Context.CloseAsync();
    }

    private async Task<Official> Sits(string user, bool scripts)
    {
        var official = new Official(await city.Open(scripts: scripts), scripts);
        await official.SignIn(user, City.Password, "/staff/signin");
        return official;
    }

    /// <summary>Anybody, signed in nowhere, uploads the file.</summary>
    private async Task Verify(byte[] pdf, string verdict, bool scripts)
    {
        var page = await city.Open(phone: true, scripts);
        await page.GotoAsync("/verify");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "certificate.pdf", MimeType = "application/pdf", Buffer = pdf });
        await page.Locator("form:has(input[type=file]) button.btn").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(verdict);
        await page.ShouldBeFine(scripts);
        await page.Context.CloseAsync();
    }
}
