using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Applicants;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Secrets;

/// <summary>What officials and the applicant write in a case is sealed wherever it is kept, and goes with the applicant's key.</summary>
public sealed class WrittenTests(PortalUnderTest portal)
{
    private const string Gone = "内容不再保留";

    private static readonly string[] Words =
    [
        "经理刘芳的烟证在别处办过", "东湖市烟草专卖局湖滨分局乙", "刘芳的健康证看不清楚请重交", "面积和刘芳说的对不上", "刘芳量过是八十三平方米",
        "刘芳态度很好同事请留意", "刘芳的执照核对无误准予", "刘芳的冷食间没有洗手池", "食品安全法第三十三条第九九项",
    ];

    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task A_dump_of_the_database_holds_nothing_that_an_official_or_the_applicant_wrote()
    {
        var filed = await Written();
        await using var db = NpgsqlDataSource.Create(await portal.ConnectionString());
        (await Dump.Find(db, [.. Words, (await filed.Now()).State.Title!, "19900005291"])).ShouldBeEmpty();
        (await Dump.Find(db, [filed.Number])).ShouldContain(f => f.StartsWith("cases.cases", StringComparison.Ordinal),
            "the search itself finds what is there");
    }

    [Fact]
    public async Task The_name_under_which_a_picture_was_kept_at_home_is_sealed_as_the_picture_is()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        await Shop.FillAll(browser, draft);
        var href = (await browser.Get(draft + "/materials")).All($"a[href^='{draft}/materials/']").Select(a => a.GetAttribute("href")!)
            .First(h => h.EndsWith("layout-plan", StringComparison.Ordinal));
        (await browser.Submit((await browser.Get(href)).Form("form:has(input[type=file])").WithFile("pages", "刘芳离婚证第七七页.png", "image/png", Shop.Pixel)))
            .Errors.ShouldBeEmpty();
        await using var db = NpgsqlDataSource.Create(await portal.ConnectionString());
        (await Dump.Find(db, ["离婚证第七七页"])).ShouldBeEmpty();
        (await Dump.Find(db, ["layout-plan"])).ShouldContain(f => f.StartsWith("cases.files", StringComparison.Ordinal), "the page is there");
    }

    [Fact]
    public async Task What_was_written_is_read_by_whom_it_concerns()
    {
        var filed = await Written();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        (await clerk.Get(filed.Url(Restaurant.Tobacco))).Text.ShouldSatisfyAllConditions(t => t.ShouldContain(Words[0]), t => t.ShouldContain(Words[1]));
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var food = (await reviewer.Get(filed.Url(Restaurant.Food))).Text;
        Words[2..5].Concat(Words[7..]).ShouldAllBe(w => food.Contains(w, StringComparison.Ordinal));
        var licence = (await reviewer.Get(filed.Url(Restaurant.Licence))).Text;
        Words[5..7].ShouldAllBe(w => licence.Contains(w, StringComparison.Ordinal));
        string.Concat(await Timeline(filed)).ShouldSatisfyAllConditions(t => t.ShouldContain(Words[1]), t => t.ShouldContain(Words[6]), t =>
            t.ShouldContain(Words[7]));
    }

    [Fact]
    public async Task Once_the_applicant_is_forgotten_the_case_is_still_shown_and_says_so_and_nothing_can_be_done_in_it()
    {
        var filed = await Written();
        var services = await portal.Services();
        await services.GetRequiredService<SubjectKeys>().Destroy((await filed.Now()).Key!.Subject);

        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        foreach (var page in (Seen[])[await clerk.Get(filed.Url(Restaurant.Tobacco)), await reviewer.Get(filed.Url(Restaurant.Food)),
            await reviewer.Get(filed.Url(Restaurant.Licence))])
        {
            page.Status.ShouldBe(200, page.Text);
            page.Text.ShouldContain(Gone);
            Words.ShouldAllBe(w => !page.Text.Contains(w, StringComparison.Ordinal));
        }

        using var fire = await desk.SignedIn(CaseDesk.FireReviewer);
        var undecided = await fire.Get(filed.Url(Restaurant.Fire));
        undecided.Status.ShouldBe(200, undecided.Text);
        undecided.Text.ShouldContain("申请人已经注销");
        undecided.Find("#decide").ShouldBeNull();
        var refused = await services.GetRequiredService<IStreams>().Send(filed.Id, new DenyItem(filed.Number, Restaurant.Fire, [new("理由", "依据")]),
            Fire.Context(null));
        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Gone), r =>
            r.Code.ShouldBe("cases.applicant-forgotten"));
        string.Concat(await Timeline(filed)).ShouldContain(Gone);
    }

    private static StaffMember Fire => Officials.Food with { Post = Officials.Food.Post with { Department = "fire-rescue" } };

    /// <summary>A case in which everybody wrote something.</summary>
    private async Task<FiledCase> Written()
    {
        var (filed, services) = (await desk.File(), await portal.Services());
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id,
            new DeclineItem(filed.Number, Restaurant.Tobacco, DeclineGround.NotCompetent, Words[0], Words[1]),
            Officials.Clerk.Context(null)));
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id, new RequestCorrections(filed.Number, Restaurant.Food,
            [new(CorrectionTarget.Material, "layout-plan", Words[2]), new(CorrectionTarget.Field, "DE0403", Words[3])]), Officials.Clerk.Context(null)));
        var page = Guid.CreateVersion7();
        var reply = new Reply(
            ImmutableSortedDictionary<string, IReadOnlyList<string?>>.Empty.Add("p2", ["83"]),
            ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty.Add("p1", [page]),
            ImmutableSortedDictionary<string, string>.Empty.Add("p2", Words[4]));
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id, new AnswerCorrection(Restaurant.Food, reply, [page]),
            new(Guid.CreateVersion7(), Channel.Portal)));
        await filed.Accepted(Restaurant.Licence, Restaurant.Food, Restaurant.Fire);
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id,
            new AddOpinion(filed.Number, Restaurant.Licence, ImmutableSortedDictionary<string, Judgement>.Empty, Words[5]), Officials.Food.Context(null)));
        var all = FiledCase.AllMet(ItemShare.Of(services.GetRequiredService<ICatalog>(), (await filed.Now()).State, Restaurant.Licence));
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id, new GrantItem(filed.Number, Restaurant.Licence, all, "", Words[6]),
            Officials.Food.Context(null)));
        await Done(services.GetRequiredService<IStreams>().Send(filed.Id, new DenyItem(filed.Number, Restaurant.Food, [new(Words[7], Words[8])]),
            Officials.Food.Context(null)));
        return filed;
    }

    private async Task<IEnumerable<string>> Timeline(FiledCase filed)
    {
        var (loaded, services) = (await filed.Now(), await portal.Services());
        return Cases.Applicants.Timeline.Of(loaded.State, MatterOf(services, loaded.State), loaded.Events, services.GetRequiredService<TextCatalogue>().Chinese)
            .SelectMany(m => m.Details.Prepend(m.Text));
    }

    private static Matter MatterOf(IServiceProvider services, Case state) => ItemShare.MatterOf(services.GetRequiredService<ICatalog>(), state);

    private static async Task Done(Task<Result<Unit>> command) => (await command).Refusals.ShouldBeEmpty();
}
