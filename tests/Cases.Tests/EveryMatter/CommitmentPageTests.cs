using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>Nobody commits to what they could not read (告知承诺).</summary>
public sealed class CommitmentPageTests(Every_matter_runs.PortalOfItsOwn portal) : IClassFixture<Every_matter_runs.PortalOfItsOwn>
{
    [Theory]
    [InlineData("YJS-E01")]
    [InlineData("YJS-E03")]
    [InlineData("YJS-P08")]
    public async Task The_page_shows_every_sentence_of_the_commitment(string code)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        using var browser = matter.Applicant == Applicant.Enterprise ? await new Shop(portal).SignedIn() : await new Shop(portal).SignedIn("liufang", null);
        var walk = new Walk(services, matter);
        var id = await walk.Begin(Contracts.Catalog.Answers.Usual(matter));
        var made = (await walk.Filing(id)).Composition;
        var promised = made.Materials.Where(m => m.Way.Kind == WayKind.Commitment).ToList();
        promised.ShouldNotBeEmpty();
        foreach (var material in promised)
        {
            var page = await browser.Get($"/apply/draft/{id}/materials/{material.Spec.Code}");

            var commitments = matter.Items.Where(i => material.For.Contains(i.Code)).Select(i => i.Commitment).OfType<Commitment>().ToList();
            var sentences = commitments.Count > 0 ? commitments.SelectMany(c => c.Text.Append(c.Consequence)) : material.Spec.Template;
            sentences.ShouldNotBeEmpty(material.Spec.Code);
            foreach (var sentence in sentences)
                Blankless(page.Text).ShouldContain(Blankless(sentence.Zh));
            page.Find("[name=agree]").ShouldNotBeNull();
        }
    }

    // Room to write in at the end of a line is no sentence.
    private static string Blankless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
