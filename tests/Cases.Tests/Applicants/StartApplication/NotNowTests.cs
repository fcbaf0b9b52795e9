using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Testing;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Whom a matter is not for, when it is not filed, and when it has ended: told kindly, and refused wherever somebody tries.</summary>
public sealed class NotNowTests(PortalUnderTest portal)
{
    private static string Day(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
    private static DateOnly Today => TimeProvider.System.ChinaToday();

    private static Action<JsonObject> Season(int from, int to) => json => json["season"] = new JsonObject
    {
        ["from"] = Day(Today.AddDays(from)), ["to"] = Day(Today.AddDays(to)), ["note"] = new JsonObject { ["zh"] = "每年集中报名。", ["en"] = "Once a year." },
    };

    [Fact]
    public async Task For_whom_a_matter_is_not_is_told_why_and_what_instead_and_no_draft_begins()
    {
        await TryMatter.Published(portal, "YJS-T02");
        using var browser = await new Shop(portal).SignedIn();

        var guide = await browser.Get("/matters/YJS-T02?q1=3");
        guide.Text.ShouldContain("这一种不在这里办。");
        guide.Text.ShouldContain("请到海事局办。");
        guide.Body.ShouldNotContain("开始办理");

        var apply = await browser.Get("/apply/YJS-T02?q1=3");
        apply.Text.ShouldContain("请到海事局办。");
        apply.Find("button[name=start]").ShouldBeNull();
        apply.Text.ShouldNotContain("这样要办", Shouldly.Case.Sensitive, "no list of what nobody can file");
        var refused = await browser.Submit(apply.Form().With("start", "1"));
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldBe(["这一种不在这里办。请到海事局办。"]);
        (await browser.Get("/cases")).Body.ShouldNotContain("试办一件事·草稿");
    }

    [Fact]
    public async Task Answers_changed_to_those_of_somebody_else_are_not_taken()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T02"));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);

        var refused = await browser.Submit((await browser.Get($"{draft}/answers")).Form().With("q1", "3"));
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldBe(["这一种不在这里办。请到海事局办。"]);
        (await browser.Get(draft)).Text.ShouldNotContain("海事局");
    }

    [Fact]
    public async Task A_draft_with_such_answers_is_not_filed_and_says_so()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T02"));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        var services = await portal.Services();
        var id = Shop.IdOf(draft);
        var subject = await Subject(id);
        var (drafts, reach) = (services.GetRequiredService<DraftStore>(), ApplicantReach.Whole(subject));
        await drafts.Change(id, reach, d => d.State with { Answers = d.State.Answers.SetItem("q1", "3") }, default);

        (await browser.Get(draft)).Text.ShouldContain("请到海事局办。");
        (await Shop.Submit(browser, draft)).Status.ShouldBe(400);
        var filing = Filing.Of(services.GetRequiredService<ICatalog>(), (await drafts.Find(id, reach, default))!, Today)!;
        DraftToFile.Missing(filing, agreed: true).ShouldHaveSingleItem().Code.ShouldBe("cases.not-for-you");
    }

    [Fact]
    public async Task Outside_of_its_season_a_matter_says_when_it_opens_and_cannot_be_begun()
    {
        await TryMatter.Published(portal, "YJS-T03", Season(from: 20, to: 40));
        var opens = $"{Today.AddDays(20):yyyy年M月d日}";
        using var browser = await new Shop(portal).SignedIn();

        var guide = await browser.Get("/matters/YJS-T03");
        guide.Text.ShouldContain($"现在不在办理时间，下一次从{opens}开始");
        guide.Text.ShouldContain("每年集中报名。");
        guide.Body.ShouldNotContain("开始办理");

        var apply = await browser.Get("/apply/YJS-T03?q1=1");
        apply.Text.ShouldContain(opens);
        apply.Find("button[name=start]").ShouldBeNull();
        var refused = await browser.Submit(apply.Form().With("start", "1"));
        refused.Status.ShouldBe(409);
        refused.Errors.ShouldBe([$"每年集中报名。下一次从{opens}开始。"]);
    }

    [Fact]
    public async Task In_its_season_it_says_until_when_and_a_draft_filed_too_late_is_refused_and_kept()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T04", Season(from: -5, to: 5)));
        using var browser = await new Shop(portal).SignedIn();
        (await browser.Get("/matters/YJS-T04")).Text.ShouldContain($"正在办理时间，到{Today.AddDays(5):yyyy年M月d日}为止");
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);

        var services = await portal.Services();
        var late = new FixedClock(TimeProvider.System.GetUtcNow().AddDays(10));
        var store = ActivatorUtilities.CreateInstance<DraftStore>(services, (TimeProvider)late);
        var submit = ActivatorUtilities.CreateInstance<DraftFiling>(services, store, (TimeProvider)late);
        var id = Shop.IdOf(draft);
        var subject = await Subject(id);
        var refused = await submit.Handle(new(id, new Actor(Guid.CreateVersion7(), subject, "周禾", null, null), true), default);
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("cases.season-over");
        (await store.Find(id, ApplicantReach.Whole(subject), default)).ShouldNotBeNull();

        (await Shop.Submit(browser, draft)).Path.ShouldEndWith("/receipt");
    }

    [Fact]
    public void A_season_may_run_over_new_year()
    {
        var season = new Season("12-15", "01-15", new("冬季", "Winter"));
        season.Includes(new(2026, 12, 20)).ShouldBeTrue();
        season.LastAfter(new(2026, 12, 20)).ShouldBe(new(2027, 1, 15));
        season.LastAfter(new(2027, 1, 10)).ShouldBe(new(2027, 1, 15));
        season.NextAfter(new(2027, 1, 16)).ShouldBe(new(2027, 12, 15));
    }

    [Fact]
    public async Task A_matter_that_ended_says_since_when_and_what_to_file_instead_while_running_cases_go_on()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T05"));
        using var browser = await new Shop(portal).SignedIn();
        var filed = await trial.Filed(browser);
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);

        await Retire("YJS-T05", TimeProvider.System.GetUtcNow().AddDays(30));
        var announced = await Until(browser, "/matters/YJS-T05", "停办");
        announced.Text.ShouldContain($"到{Today.AddDays(30):yyyy年M月d日}停办");
        announced.Body.ShouldContain("开始办理");

        await Retire("YJS-T05", TimeProvider.System.GetUtcNow().AddMinutes(-1));
        var guide = await Until(browser, "/matters/YJS-T05", "起停办");
        guide.Status.ShouldBe(200);
        guide.Text.ShouldContain("并到另一件事里了。");
        guide.Link("改办「开办餐饮店」").ShouldBe("/matters/YJS-E01");
        guide.Body.ShouldNotContain("开始办理");
        (await browser.Get("/apply/YJS-T05")).Path.ShouldBe("/matters/YJS-T05");

        (await browser.Get(draft)).Text.ShouldContain("请改办「开办餐饮店」");
        var late = await Shop.Submit(browser, draft);
        late.Status.ShouldBe(410);
        late.Text.ShouldContain("请改办「开办餐饮店」");
        (await browser.Get(draft)).Status.ShouldBe(200);

        await filed.Accepted();
        await filed.Granted(TryMatter.First, TryMatter.Second);
        (await trial.Now(filed)).Items.ShouldAllBe(i => i.Status == ItemStatus.Granted);
        (await browser.Get($"/cases/{filed.Number}")).Status.ShouldBe(200);
    }

    private async Task<Guid> Subject(Guid draft)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select subject from cases.drafts where id = $1");
        command.Parameters.Add(Sql.P(draft));
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    private async Task Retire(string code, DateTimeOffset at)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(
            """
            with ended as (
                insert into catalog.retired (code, at, successor, reason) values ($1, $2, 'YJS-E01', '{"zh": "并到另一件事里了。", "en": "It became part of another matter."}')
                on conflict (code) do update set at = excluded.at returning 1)
            update catalog.revision set number = number + 1 where exists (select from ended)
            """);
        command.Parameters.Add(Sql.P(code));
        command.Parameters.Add(Sql.P(at.ToUniversalTime()));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Seen> Until(Browser browser, string path, string words)
    {
        for (var left = 100; left > 0; left--)
        {
            var page = await browser.Get(path);
            if (page.Text.Contains(words, StringComparison.Ordinal))
                return page;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} does not say {words}.");
    }
}
