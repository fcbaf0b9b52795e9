using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>Every matter that ships can be filed, accepted, decided and delivered, with what its own data says of it.</summary>
public sealed class Every_matter_runs(Every_matter_runs.PortalOfItsOwn portal) : IClassFixture<Every_matter_runs.PortalOfItsOwn>
{
    /// <summary>The two applicants get more certificates than anybody has: the other tests look for the few of theirs.</summary>
    public sealed class PortalOfItsOwn : PortalUnderTest;

    private const string Folder = "Data/matters/";

    public static TheoryData<string> Matters => [.. typeof(CatalogModule).Assembly.GetManifestResourceNames()
        .Select(n => n.Replace('\\', '/')).Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Matters))]
    public async Task From_the_usual_answers_to_the_last_certificate(string code)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        var walk = new Walk(services, matter);

        var id = await walk.File(Contracts.Catalog.Answers.Usual(matter));
        await walk.Decide(id);

        var delivered = await Delivered(walk, id);
        delivered.Items.ShouldAllBe(i => i.Status == ItemStatus.Granted);
        foreach (var item in delivered.Items.Where(i => matter.Item(i.Code).Results.Count > 0))
        {
            item.Results.Count.ShouldBe(item.Grant!.Orders().Count(), $"{code} {item.Code}");
            item.Results.ShouldAllBe(r => r.Number.Length > 0);
        }
    }

    /// <summary>What the guide calls a trip is the first thing that the applicant is told to do.</summary>
    [Theory, MemberData(nameof(Matters))]
    public async Task Who_has_to_come_is_told_so_first(string code)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        var walk = new Walk(services, matter);
        var id = await walk.File(Contracts.Catalog.Answers.Usual(matter));
        var number = (await walk.Now(id)).Number;
        using var browser = matter.Applicant == Applicant.Enterprise ? await new Shop(portal).SignedIn() : await new Shop(portal).SignedIn("liufang", null);
        var visits = (await browser.Get($"/matters/{code}")).Text.Contains("不用跑", StringComparison.Ordinal) ? []
            : matter.Items.Where(i => i.Attendance is not null).ToList();

        var (receipt, page) = (await browser.Get($"/cases/{number}/receipt"), await browser.Get($"/cases/{number}"));

        var told = receipt.All("ol.rows > li h3").Select(h => h.TextContent).ToList();
        told.Count(t => visits.Exists(v => v.Attendance!.Task!.Zh == t))
            .ShouldBe(visits.Count(v => page.Text.Contains(v.Attendance!.Task!.Zh, StringComparison.Ordinal)));
        if (visits.Count > 0)
        {
            visits.ShouldContain(v => v.Attendance!.Task!.Zh == told[0], code);
            page.Text.ShouldContain($"您要到场：{told[0]}");
            page.Text.ShouldNotContain("不用做什么");
            page.Text.ShouldContain(receipt.All("ol.rows > li p").First().TextContent, customMessage: "where and when");
        }
    }

    /// <summary>Each answer once, the others as most people give them.</summary>
    [Theory, MemberData(nameof(Matters))]
    public async Task With_every_answer_that_it_is_for(string code)
    {
        var services = await portal.Services();
        var catalog = services.GetRequiredService<ICatalog>();
        var matter = catalog.Find(code).ShouldNotBeNull();
        var usual = Contracts.Catalog.Answers.Usual(matter);
        foreach (var (question, answer) in matter.Questions.SelectMany(q => Answers(q).Where(a => a != q.Usual).Select(a => (q.Id, a))))
        {
            var answers = usual.With(question, answer);
            var made = catalog.Compose(matter, answers, Known.Nothing);
            if (made.Barriers.Count > 0 || made.Items.Count == 0)
                continue;
            var walk = new Walk(services, matter);
            var id = await walk.Begin(answers);
            // What is for a sole trader cannot be filed by a company whose licence says so.
            if (!await walk.IsForTheApplicant(id))
                continue;
            await walk.File(id);
            await walk.Decide(id);
            (await walk.Now(id)).Items.ShouldAllBe(i => i.Status == ItemStatus.Granted, $"{code} {question}={answer}");
        }
    }

    private static IEnumerable<string> Answers(Question question) => question.Kind == QuestionKind.YesNo ? ["0", "1"] : question.Options.Select(o => o.Code);

    /// <summary>Certificates makes what was granted in its own time.</summary>
    private static async Task<Case> Delivered(Walk walk, Guid id)
    {
        for (var left = 600; left > 0; left--)
        {
            if (await walk.Now(id) is { DeliveredAt: not null } done)
                return done;
            await Task.Delay(100);
        }

        var state = await walk.Now(id);
        var stand = state.Items.Select(i => $"{i.Code} {i.Department} {i.Status}{(i.AwaitsResult ? " without its result" : "")}");
        throw new TimeoutException($"{walk.Matter.Code} was not delivered: {string.Join(", ", stand)}");
    }
}
