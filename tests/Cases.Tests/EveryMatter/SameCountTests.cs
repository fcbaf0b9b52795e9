using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>How many items, papers, fields and steps: every page of a matter says the same of one application.</summary>
public sealed partial class SameCountTests(Every_matter_runs.PortalOfItsOwn portal) : IClassFixture<Every_matter_runs.PortalOfItsOwn>
{
    [Theory, MemberData(nameof(Every_matter_runs.Matters), MemberType = typeof(Every_matter_runs))]
    public async Task Guide_form_check_page_and_case_count_alike(string code)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        var walk = new Walk(services, matter);
        using var browser = matter.Applicant == Applicant.Enterprise ? await new Shop(portal).SignedIn() : await new Shop(portal).SignedIn("liufang", null);
        var guide = await browser.Get($"/matters/{code}");
        var id = await walk.Begin(Contracts.Catalog.Answers.Usual(matter));
        await walk.FillIn(id);
        await walk.HandIn(id);
        var made = (await walk.Filing(id)).Composition;

        var (tasks, materials, check) = (await browser.Get($"/apply/draft/{id}"), await browser.Get($"/apply/draft/{id}/materials"),
            await browser.Get($"/apply/draft/{id}/check"));

        var steps = Number(tasks.Text, "([0-9]+) ?步里完成了");
        foreach (var step in made.Steps)
            Number((await browser.Get($"/apply/draft/{id}/form/{step.Step.Code}")).Text, "步，共([0-9]+) ?步").ShouldBe(steps, step.Step.Code);
        steps.ShouldBeGreaterThan(made.Steps.Count);
        var papers = Number(tasks.Text, "要交([0-9]+)份");
        Number(materials.Text, "要交([0-9]+)份").ShouldBe(papers);
        Number(check.Text, "要交([0-9]+)份").ShouldBe(papers);
        Number(materials.Text, "免提交([0-9]+)份").ShouldBe(Number(tasks.Text, "免提交([0-9]+)份"));
        var fields = Number(tasks.Text, "一共要您填([0-9]+) ?处");

        fields.ShouldBeGreaterThan(0);

        // What the guide says is the least, and it names what may come.
        var least = Number(guide.Text, "上传([0-9]+)份");
        papers.ShouldBeGreaterThanOrEqualTo(least);
        foreach (var paper in made.Papers)
            guide.Find("[aria-labelledby=h-prepare]")!.TextContent.ShouldContain(paper.Spec.Name.Zh);
        if (papers > least)
            guide.Text.ShouldMatch("至少上传|一般不用上传");
        if (fields > Number(guide.Text, "填表[0-9]+栏([0-9]+)栏"))
            guide.Text.ShouldContain("查不到的到时候请您交或者填");
        var items = Number(guide.Text, "您要办这([0-9]+)项");
        items.ShouldBe(made.Items.Count);

        await walk.Submit(id);
        var page = await browser.Get($"/cases/{(await walk.Now(id)).Number}");

        Number(page.Text, "([0-9]+) ?项的进度").ShouldBe(items);
        Number(page.Text, "材料[0-9]+份([0-9]+)份").ShouldBe(papers);
        Number(page.Text, "填表[0-9]+处([0-9]+)处").ShouldBe(fields);
    }

    private static int Number(string text, string pattern) =>
        Regex.Match(Blanks().Replace(text, ""), pattern) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\s|\u00A0")]
    private static partial Regex Blanks();
}
