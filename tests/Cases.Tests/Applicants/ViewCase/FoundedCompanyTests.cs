using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.EveryMatter;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Whoever founds a company is told how to act for it, and by when what is done.</summary>
public sealed class FoundedCompanyTests(Every_matter_runs.PortalOfItsOwn portal) : IClassFixture<Every_matter_runs.PortalOfItsOwn>
{
    [Theory]
    [InlineData("刘芳", "990102198809032044", true)]
    [InlineData("陈序", "990102198712305317", false)]
    public async Task Its_representative_reads_where_to_take_it_up_on_receipt_and_case(string name, string number, bool isTold)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find("YJS-E02")!;
        using var browser = await new Shop(portal).SignedIn("liufang", null);
        var walk = new Walk(services, matter);
        var id = await walk.Begin(Contracts.Catalog.Answers.Usual(matter));
        await walk.FillIn(id);
        var people = await browser.Get($"/apply/draft/{id}/form/people");
        (await browser.Submit(people.Form("form:has([name=seen])").With(matter.Element("DL0203").Key, name).With(matter.Element("DL0204").Key, number)))
            .Errors.ShouldBeEmpty();
        var management = (await browser.Get($"/apply/draft/{id}/form/management")).Form("form:has([name=seen])");
        var director = matter.Element("DE0220").Key;
        (await browser.Submit(management.With($"{director}.0.name", name).With($"{director}.0.idNo", number))).Errors.ShouldBeEmpty();
        await walk.HandIn(id);
        await walk.Submit(id);
        var filed = (await walk.Now(id)).Number;

        var receipt = (await browser.Get($"/cases/{filed}/receipt")).Text;
        receipt.Contains("您是法定代表人", StringComparison.Ordinal).ShouldBe(isTold);
        receipt.ShouldContain("各部门最晚办完（您到场的日子另算）");
        receipt.ShouldNotContain("全部办完", customMessage: "the bank is visited later than that");

        await walk.Decide(id);
        var licence = await TryMatter.Seen(() => walk.Now(id).Result.Item("E02-I1")!.Results.FirstOrDefault());
        var page = await browser.Get($"/cases/{filed}");
        page.Text.Contains("成立了，您是它的法定代表人", StringComparison.Ordinal).ShouldBe(isTold);
        if (!isTold)
            return;
        var link = page.Find("a[href^='/register/enterprise']")!.GetAttribute("href")!;
        (await browser.Get(link)).Find("[name=uscc]")!.GetAttribute("value").ShouldBe(licence.Number);
    }
}
