using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

/// <summary>Somebody comes to the counter with a card, a mobile, a name, or half a number; and wants their papers.</summary>
public sealed class FindCaseTests(PortalUnderTest portal)
{
    private const string Representative = "周禾", RepresentativesId = "990102199104121260";
    private const string Code = "91990102MA0H7K2C60", Company = "东湖市禾味小馆餐饮有限公司";

    [Fact]
    public async Task A_case_is_found_by_what_people_bring_and_no_address_tells_whom_somebody_looked_for()
    {
        var filed = await Filed();
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var mobile = DemoCast.Read().Citizens.Single(c => c.Name == Representative).Mobile!;
        foreach (var brought in new[]
        {
            filed.Number, filed.Number[..^3], filed.Number[^8..], filed.Number.ToLowerInvariant(), Code, Company, RepresentativesId, mobile,
            " 9901 0219 9104 1212 60 ",
        })
        {
            var found = await Find(clerk, brought);
            found.All("tbody tr").Select(r => r.TextContent).ShouldContain(r => r.Contains(filed.Number), brought);
            found.Address.PathAndQuery.ShouldBe("/desk/find");
        }
    }

    [Fact]
    public async Task It_is_found_by_whoever_else_is_in_it()
    {
        var filed = await Filed();
        var services = await portal.Services();
        var (wedding, home) = (await Walked(services, "YJS-P06"), await Walked(services, "YJS-P08"));
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        foreach (var (brought, number) in new[]
        {
            (Representative, filed.Number),
            (wedding.Form["DL0321"] ?? wedding.Form["DL0323"]!, wedding.Number), (wedding.Form["DL0322"] ?? wedding.Form["DL0324"]!, wedding.Number),
            (home.Form["DL1002"]!, home.Number), (home.Form["DL1003"]!, home.Number),
        })
        {
            var found = await Find(clerk, brought);
            found.All("tbody tr").Select(r => r.TextContent).ShouldContain(r => r.Contains(number), $"{brought} {number}");
        }
    }

    private static async Task<Case> Walked(IServiceProvider services, string code)
    {
        var walk = new Walk(services, services.GetRequiredService<ICatalog>().Find(code)!);
        return await walk.Now(await walk.File(Contracts.Catalog.Answers.Usual(walk.Matter)));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("T35-2026")]
    [InlineData("没有这个人")]
    [InlineData("99010219951208362X")]
    [InlineData("%")]
    [InlineData("_______________")]
    public async Task What_is_too_little_or_nobodys_finds_nothing(string brought)
    {
        await Filed();
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var found = await Find(clerk, brought);
        found.Status.ShouldBe(200);
        found.Text.ShouldContain("没有找到");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Who_typed_nothing_is_told_what_to_type_and_not_that_nothing_is_there(string brought)
    {
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var found = await Find(clerk, brought);
        found.Text.ShouldContain("请先写要找的");
        found.Text.ShouldNotContain("没有找到");
    }

    [Fact]
    public async Task Nobody_finds_what_their_post_may_not_see()
    {
        await Filed();
        using var elsewhere = await new CaseDesk(portal).SignedIn(CaseDesk.ReviewerElsewhere);
        (await Find(elsewhere, RepresentativesId)).All("tbody tr").ShouldBeEmpty();
        using var fire = await new CaseDesk(portal).SignedIn(CaseDesk.FireReviewer);
        (await Find(fire, Code)).All("tbody tr").Select(r => r.TextContent)
            .ShouldAllBe(r => !r.Contains("试办一件事"), "the matter has no item of theirs");
    }

    [Fact]
    public async Task The_papers_of_the_applicant_are_opened_at_the_counter()
    {
        var filed = await Filed();
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var receipt = (await clerk.Get(filed.Url(TryMatter.First))).Link("收件凭证");
        (await clerk.Http.GetByteArrayAsync(new Uri(receipt, UriKind.Relative))).AsSpan().StartsWith("%PDF"u8).ShouldBeTrue();

        await filed.Accepted(TryMatter.First);
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        (await reviewer.Get(receipt)).Status.ShouldBe(404, "it names what other departments got");
        var acceptance = (await reviewer.Get(filed.Url(TryMatter.First))).All("a[href*='/papers/acceptance/']").ShouldHaveSingleItem().GetAttribute("href")!;
        (await reviewer.Http.GetByteArrayAsync(new Uri(acceptance, UriKind.Relative))).AsSpan().StartsWith("%PDF"u8).ShouldBeTrue();
        (await reviewer.Get(acceptance.Replace("acceptance", "denial", StringComparison.Ordinal))).Status.ShouldBe(404);
        using var elsewhere = await new CaseDesk(portal).SignedIn(CaseDesk.ReviewerElsewhere);
        (await elsewhere.Get(acceptance)).Status.ShouldBe(404);
    }

    private async Task<FiledCase> Filed()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T35"));
        using var applicant = await new Shop(portal).SignedIn();
        return await trial.Filed(applicant);
    }

    private static async Task<Seen> Find(Browser browser, string text) =>
        await browser.Submit((await browser.Get("/desk")).Form("form[role=search]").With("q", text));
}
