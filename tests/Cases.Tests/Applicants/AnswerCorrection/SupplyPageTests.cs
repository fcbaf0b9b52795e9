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

        var told = await browser.Submit(page.Form().With("field-p2", "80"));
        told.Find($".error-summary a[href='#{FieldId.Of("pages-p1")}']").ShouldNotBeNull();
        told.Find("[name=field-p2]")!.GetAttribute("value").ShouldBe("80");

        var check = await browser.Submit(told.Form().WithFile("pages-p1", "新图.png", "image/png", Shop.PageNo(7)));
        check.Status.ShouldBe(200);
        check.Find("button[name=send]").ShouldNotBeNull();
        var send = check.Form().Press("send", "1");
        var sent = await Task.WhenAll(browser.Submit(send), browser.Submit(send));
        sent.ShouldAllBe(p => p.Status == 200 && p.Path == $"/cases/{filed.Number}");
        sent.ShouldContain(p => p.Text.Contains("答复收到了"));

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
        async Task<Seen> Answered(string area, string? note = null, byte[]? file = null)
        {
            var form = (await browser.Get(Here(filed))).Form().With("field-p2", area).With("note-p2", note ?? "");
            return await browser.Submit(file is null ? form : form.WithFile("pages-p1", "图.png", "image/png", file));
        }

        (await Answered("abc")).Find($".error-summary a[href='#{FieldId.Of("field-p2")}']").ShouldNotBeNull();
        (await Answered("80", new string('长', 501))).Find($".error-summary a[href='#{FieldId.Of("note-p2")}']").ShouldNotBeNull();
        (await Answered("80", null, "MZ"u8.ToArray())).Status.ShouldBe(400);
        var page = await browser.Get(Here(filed));
        (await browser.Submit(page.Form().With("field-p2", "80", "81"))).Find("button[name=send]").ShouldBeNull();
        (await browser.Submit(page.Form().With("send", "1"))).Find("button[name=send]").ShouldBeNull("it was not looked over");
        (await browser.Submit(page.Form().To($"/cases/{filed.Number}/correct/{Restaurant.Sign}").With("send", "1"))).Path.ShouldBe($"/cases/{filed.Number}");
        (await browser.Submit(page.Form().To($"/cases/{filed.Number}/correct/E01-I99").With("send", "1"))).Status.ShouldBe(404);
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.CorrectionRequested);

        // What was not asked for stays as it was filed, whatever else the form brings along.
        var form = (await browser.Get(Here(filed))).Form().With("field-p2", "80").With("note-p2", "<script>alert(1)</script>\0")
            .WithFile("pages-p1", "图.png", "image/png", Shop.PageNo(8));
        var check = await browser.Submit(form.With("field-p3", "x").With("field-DE0223", "1").With("DE0223", "1").With("premisesArea", "1"));
        check.Body.ShouldNotContain("<script>alert");
        var sent = await browser.Submit(check.Form().Press("send", "1").With("field-p2", "999"));
        sent.Path.ShouldBe($"/cases/{filed.Number}", sent.Text);
        sent.Body.ShouldNotContain("<script>alert");
        var after = (await filed.Now()).State;
        after.Form.Values.Where(v => before.Form[v.Key] != v.Value).Select(v => v.Key).ShouldBe(["DE0403"]);
        after.Form["DE0403"].ShouldBe("80", "what was looked over is sent");
        after.Materials.Where(m => !m.Pages.SequenceEqual(before.Materials.First(b => b.Material == m.Material).Pages)).Select(m => m.Material)
            .ShouldBe(["layout-plan"]);
    }

    [Fact]
    public async Task What_is_filled_in_stays_until_it_is_sent_and_pages_are_taken_out_and_put_in_order()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var filedPages = await Files(filed.Id);
        var form = (await browser.Get(Here(filed))).Form().With("field-p2", "81").With("note-p2", "重新量过");
        for (var n = 1; n <= 3; n++)
            form.WithFile("pages-p1", $"图{n}.png", "image/png", Shop.PageNo(20 + n));
        (await browser.Submit(form.With("later", "1"))).Text.ShouldContain("答复存好了，还没有提交");

        using var elsewhere = await shop.SignedIn();
        var page = await elsewhere.Get(Here(filed));
        page.Find("[name=field-p2]")!.GetAttribute("value").ShouldBe("81");
        page.Find("[name=note-p2]")!.TextContent.Trim().ShouldBe("重新量过");
        string[] Names(Seen seen) => [.. seen.All(".page-row p.small").Select(p => p.TextContent.Split('·')[0].Trim())];
        Names(page).ShouldBe(["图1.png", "图2.png", "图3.png"]);

        var third = page.All("button[name=earlier]")[^1].GetAttribute("value")!;
        page = await elsewhere.Submit(page.Form().Press("earlier", third));
        Names(page).ShouldBe(["图1.png", "图3.png", "图2.png"]);
        page = await elsewhere.Submit(page.Form().Press("take-out", page.All("button[name=take-out]")[0].GetAttribute("value")!));
        Names(page).ShouldBe(["图3.png", "图2.png"]);

        var check = await elsewhere.Submit(page.Form());
        await elsewhere.Submit(check.Form().Press("send", "1"));
        var now = await filed.Now();
        now.State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Received);
        (await Files(filed.Id)).ShouldBe([.. filedPages, .. now.State.Materials.Single(m => m.Material == "layout-plan").Pages], ignoreOrder: true);
        (await Kept(filed.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_tab_replaces_no_words_and_is_told_when_the_answer_was_sent_before()
    {
        using var browser = await shop.SignedIn();
        var filed = await (await shop.Filed(browser)).Asked(Restaurant.Food);
        var (one, two) = (await browser.Get(Here(filed)), await browser.Get(Here(filed)));
        await browser.Submit(one.Form().With("field-p2", "81").WithFile("pages-p1", "甲.png", "image/png", Shop.PageNo(31)).With("later", "1"));

        var refused = await browser.Submit(two.Form().With("field-p2", "82").WithFile("pages-p1", "乙.png", "image/png", Shop.PageNo(32)));
        refused.Status.ShouldBe(409);
        refused.Find("[name=field-p2]")!.GetAttribute("value").ShouldBe("82", "what was typed here is not lost");
        refused.Text.ShouldContain("81");
        refused.All("button[name=take-out]").Count.ShouldBe(2, "pages add up");

        var check = await browser.Submit(refused.Form());
        await browser.Submit(check.Form().Press("send", "1"));
        (await filed.Now()).State.Form["DE0403"].ShouldBe("82");
        var late = await browser.Submit(two.Form().With("field-p2", "83").WithFile("pages-p1", "丙.png", "image/png", Shop.PageNo(33)));
        late.Path.ShouldBe($"/cases/{filed.Number}");
        late.Text.ShouldContain("这次补正已经答复过了");
        (await filed.Now()).State.Form["DE0403"].ShouldBe("82");
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
        (await Kept(filed.Id)).ShouldBe(0);
    }

    private async Task<long> Kept(Guid caseId)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from cases.replies where case_id = $1");
        command.Parameters.Add(Sql.P(caseId));
        return (long)(await command.ExecuteScalarAsync())!;
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
