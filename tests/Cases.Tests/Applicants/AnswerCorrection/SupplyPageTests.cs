using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The applicant answers what was asked, and nothing else.</summary>
public sealed class SupplyPageTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    private static string Here(FiledCase filed) => $"/cases/{filed.Number}/correct/{Restaurant.Food}";

    [Fact]
    public async Task Fill_in_look_it_over_and_send()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var page = await browser.Get(Here(filed));
        page.Text.ShouldContain("请标出洗手消毒区。");

        var refused = await browser.Submit(page.Form().With("field-p2", "80"));
        refused.Status.ShouldBe(400);
        refused.Find($".error-summary a[href='#{FieldId.Of("pages-p1")}']").ShouldNotBeNull();
        refused.Find("[name=field-p2]")!.GetAttribute("value").ShouldBe("80");

        var check = await browser.Submit(refused.Form().WithFile("pages-p1", "新图.png", "image/png", Shop.PageNo(7)));
        check.Status.ShouldBe(200);
        check.Find("button[name=send]").ShouldNotBeNull();
        var send = check.Form().Press("send", "1");
        var sent = await Task.WhenAll(browser.Submit(send), browser.Submit(send));
        sent.ShouldAllBe(p => p.Status == 200 && p.Path == $"/cases/{filed.Number}");

        var now = await filed.Now();
        now.Events.Count(e => e.Event is CorrectionSupplied).ShouldBe(1);
        now.State.Form["DE0403"].ShouldBe("80");
        now.State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Received);
        (await browser.Get(Here(filed))).Path.ShouldBe($"/cases/{filed.Number}");
    }

    [Fact]
    public async Task Only_the_named_points_are_answered_and_nonsense_is_refused_at_its_point()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var before = (await filed.Now()).State;
        var foreign = before.Materials.First(m => m.Pages.Count > 0 && m.Material != "layout-plan").Pages[0];
        var page = await browser.Get(Here(filed));

        Filled Answered() => page.Form().With("field-p2", "80").WithFile("pages-p1", "图.png", "image/png", Shop.PageNo(8));
        (await browser.Submit(Answered().With("field-p2", "abc").With("send", "1"))).Find($".error-summary a[href='#{FieldId.Of("field-p2")}']")
            .ShouldNotBeNull();
        (await browser.Submit(Answered().With("field-p2", "80", "81").With("send", "1"))).Status.ShouldBe(400);
        (await browser.Submit(Answered().With("note-p2", new string('长', 501)).With("send", "1"))).Find($".error-summary a[href='#{FieldId.Of("note-p2")}']")
            .ShouldNotBeNull();
        (await browser.Submit(page.Form().With("field-p2", "80").With("kept-p1", foreign.ToString()).With("send", "1"))).Status.ShouldBe(400);
        (await browser.Submit(page.Form().With("field-p2", "80").With("kept-p1", "x", Guid.Empty.ToString()).With("send", "1"))).Status.ShouldBe(400);
        (await browser.Submit(page.Form().With("field-p2", "80").WithFile("pages-p1", "图.png", "image/png", "MZ"u8.ToArray())
            .With("send", "1"))).Status.ShouldBe(400);
        (await browser.Submit(page.Form().To($"/cases/{filed.Number}/correct/{Restaurant.Sign}").With("send", "1"))).Path.ShouldBe($"/cases/{filed.Number}");
        (await browser.Submit(page.Form().To($"/cases/{filed.Number}/correct/E01-I99").With("send", "1"))).Status.ShouldBe(404);
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.CorrectionRequested);

        // What was not asked for stays as it was filed, whatever else the form brings along.
        var sent = await browser.Submit(Answered().With("field-p3", "x").With("field-DE0223", "1").With("DE0223", "1").With("premisesArea", "1")
            .With("note-p2", "<script>alert(1)</script>\0").With("send", "1"));
        sent.Path.ShouldBe($"/cases/{filed.Number}", sent.Text);
        sent.Body.ShouldNotContain("<script>alert");
        var after = (await filed.Now()).State;
        after.Form.Values.Where(v => before.Form[v.Key] != v.Value).Select(v => v.Key).ShouldBe(["DE0403"]);
        after.Materials.Where(m => !m.Pages.SequenceEqual(before.Materials.First(b => b.Material == m.Material).Pages)).Select(m => m.Material)
            .ShouldBe(["layout-plan"]);
    }

    [Fact]
    public async Task Uploads_for_a_correction_that_are_not_sent_with_it_do_not_stay()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var filedPages = await Files(filed.Id);
        var page = await browser.Get(Here(filed));
        // Two pages uploaded and left behind; then the answer is sent with another one.
        for (var n = 1; n <= 2; n++)
            await browser.Submit(page.Form().With("field-p2", "80").WithFile("pages-p1", "旧.png", "image/png", Shop.PageNo(20 + n)));
        (await Files(filed.Id)).Count.ShouldBe(filedPages.Count + 2);
        await browser.Submit(page.Form().With("field-p2", "80").WithFile("pages-p1", "新.png", "image/png", Shop.PageNo(30)).With("send", "1"));

        var now = await filed.Now();
        now.State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Received);
        (await Files(filed.Id)).ShouldBe([.. filedPages, .. now.State.Materials.Single(m => m.Material == "layout-plan").Pages], ignoreOrder: true);
    }

    [Fact]
    public async Task Uploads_for_a_correction_that_is_never_sent_go_when_a_draft_would_go_and_no_sooner()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var filedPages = await Files(filed.Id);
        await browser.Submit((await browser.Get(Here(filed))).Form().With("field-p2", "80").WithFile("pages-p1", "旧.png", "image/png", Shop.PageNo(40)));
        var uploaded = (await Files(filed.Id)).Except(filedPages).ShouldHaveSingleItem();
        var (kind, at) = await Due(filed.Id, "cases.upload-expiry");
        at.ShouldBe(TimeProvider.System.GetUtcNow().AddDays(30), TimeSpan.FromMinutes(5));

        var sweep = (await portal.Services()).GetServices<IDueHandler>().Single(h => h.Kind == kind);
        await sweep.Handle(new(filed.Id, kind, "", at.AddDays(-1)), default);
        (await Files(filed.Id)).ShouldContain(uploaded);
        await sweep.Handle(new(filed.Id, kind, "", at), default);
        (await Files(filed.Id)).ShouldBe(filedPages, ignoreOrder: true);
    }

    private async Task<(string Kind, DateTimeOffset At)> Due(Guid stream, string kind)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select kind, at from platform.due where stream_id = $1 and kind = $2");
        command.Parameters.Add(Sql.P(stream));
        command.Parameters.Add(Sql.P(kind));
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return (reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task<IReadOnlyList<Guid>> Files(Guid owner)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand("select id from cases.files where owner = $1");
        command.Parameters.Add(Sql.P(owner));
        await using var reader = await command.ExecuteReaderAsync();
        var files = new List<Guid>();
        while (await reader.ReadAsync())
            files.Add(reader.GetGuid(0));
        return files;
    }
}
