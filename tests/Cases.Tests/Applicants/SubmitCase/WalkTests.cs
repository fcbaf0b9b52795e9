using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Tests.World;
using OneStop.EventSourcing.Database;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The citizen's walk, page by page, as a browser without scripts walks it.</summary>
public sealed class WalkTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    [Fact]
    public async Task From_the_questions_over_each_page_to_the_receipt()
    {
        using var browser = await shop.SignedIn();
        var questions = await browser.Get(Shop.Guide);
        questions.All("input[type=radio][checked]").Count.ShouldBe(8);
        var tasks = await browser.Submit(questions.Form().With("again", "1"));
        var draft = tasks.Path;
        draft.ShouldStartWith("/apply/draft/");

        var early = await browser.Get(draft + "/check");
        early.Status.ShouldBe(200);
        early.All($"a[href^='{draft}/form/']").ShouldNotBeEmpty("what is missing leads to where it is mended");

        await Shop.FillAll(browser, draft);
        await Shop.HandInAll(browser, draft);
        var check = await browser.Get(draft + "/check");
        check.Text.ShouldContain("禾味小馆");
        check.Text.ShouldNotContain("990102198809032044");
        var unsigned = await browser.Submit(Shop.Knowing(check));
        unsigned.Status.ShouldBe(400);
        unsigned.Errors.ShouldHaveSingleItem();

        var receipt = await browser.Submit(Shop.Signed(check));
        receipt.Status.ShouldBe(200, receipt.Text);
        var number = Shop.NumberIn(receipt);
        receipt.Path.ShouldBe($"/cases/{number}/receipt");
        receipt.Text.ShouldContain(number);
        (await browser.Get("/cases")).Text.ShouldContain(number);
        (await browser.Get($"/cases/{number}")).Status.ShouldBe(200);
        // The draft is gone; who comes back to it, or presses again on the old page, is shown what became of it.
        (await browser.Get(draft)).Path.ShouldBe(receipt.Path);
        (await browser.Submit(Shop.Signed(check))).Path.ShouldBe(receipt.Path);
    }

    [Fact]
    public async Task What_is_missing_keeps_the_draft_from_being_filed_and_is_told()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var forged = (await browser.Get($"{draft}/form/premises")).Form().To(draft + "/check").With("agree", "1").With("again", "1");
        var refused = await browser.Submit(forged);
        refused.Status.ShouldBe(400);
        refused.All($".notice a[href^='{draft}']").Count.ShouldBeGreaterThan(5, "each line leads to where it is mended");
        (await Count("select count(*) from cases.cases where id = $1", Shop.IdOf(draft))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_presses_at_once_make_one_draft_and_one_case()
    {
        using var browser = await shop.SignedIn();
        var start = (await browser.Get(Shop.Guide)).Form().With("again", "1");
        var started = await Task.WhenAll(browser.Submit(start), browser.Submit(start));
        started[0].Path.ShouldStartWith("/apply/draft/");
        started[1].Path.ShouldBe(started[0].Path);
        var draft = started[0].Path;

        await Shop.FillAll(browser, draft);
        await Shop.HandInAll(browser, draft);
        var sign = Shop.Signed(await browser.Get(draft + "/check"));
        var filed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Submit(sign)));
        filed.Select(page => page.Status).ShouldAllBe(status => status == 200);
        filed.Select(page => page.Path).Distinct().ShouldHaveSingleItem().ShouldEndWith("/receipt");
        (await Count("select count(*) from events.mt_events where stream_id = $1 and type = 'cases.case-submitted.v1'", Shop.IdOf(draft))).ShouldBe(1);
        (await Count("select count(*) from cases.cases where id = $1", Shop.IdOf(draft))).ShouldBe(1);
        (await Count("select count(*) from cases.drafts where id = $1", Shop.IdOf(draft))).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_for_a_paper_that_changed_answers_made_needless_are_not_filed_and_do_not_stay()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        await Shop.FillAll(browser, draft);
        await Shop.HandInAll(browser, draft);
        var (id, uploaded) = (Shop.IdOf(draft), await Count("select count(*) from cases.files where owner = $1", Shop.IdOf(draft)));
        // No sign after all: its picture is not asked for any more.
        (await browser.Submit((await browser.Get(draft + "/answers")).Form().With("q5", "0"))).Path.ShouldBe(draft);
        (await Shop.Submit(browser, draft)).Path.ShouldEndWith("/receipt");
        (await Count("select count(*) from cases.files where owner = $1 and material = 'signboard-picture'", id)).ShouldBe(0);
        (await Count("select count(*) from cases.files where owner = $1", id)).ShouldBe(uploaded - 1);
    }

    [Fact]
    public async Task The_same_draft_on_two_devices_loses_nothing()
    {
        using var desktop = await shop.SignedIn();
        using var phone = await shop.SignedIn();
        var draft = (await Shop.Start(desktop)).Path;
        var shown = (await desktop.Get($"{draft}/form/signboard")).Form().With("signboardText", "桌面上写的");
        (await Shop.Fill(phone, draft, "signboard")).Errors.ShouldBeEmpty();
        var refused = await desktop.Submit(shown);
        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("禾味小馆");
        (await desktop.Get($"{draft}/form/signboard")).Find("[name=signboardText]")!.GetAttribute("value").ShouldBe("禾味小馆");
    }

    private async Task<long> Count(string text, Guid id)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(text);
        command.Parameters.Add(Sql.P(id));
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
