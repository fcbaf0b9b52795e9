using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>People named in a form are checked with the population register while the page is still open.</summary>
public sealed class NamedPeople(City city)
{
    [Fact]
    public async Task A_manager_whose_number_belongs_to_another_name_is_told_at_once_and_can_be_mended()
    {
        var applicant = new Applicant(await city.Open());
        await applicant.SignIn("zhouhe", City.Password);
        await applicant.ActFor("东湖市澄光精密仪器有限公司");
        var draft = await applicant.Start(answers: "0");
        var page = applicant.Page;
        await page.GotoAsync($"{draft}/form/manager");
        await page.Locator("[name=managerName]").FillAsync("周和");
        await applicant.FillForm(taken: false);
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("对不上");
        await applicant.Look();
        await page.Locator("[name=managerName]").FillAsync("周禾");
        await applicant.FillForm();
        page.Url.ShouldNotEndWith("/form/manager");
        await page.Context.CloseAsync();
    }
}
