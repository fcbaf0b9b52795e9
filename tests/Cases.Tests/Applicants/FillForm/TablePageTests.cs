using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>A table in a browser without scripts, from the first row to the correction of the whole.</summary>
public sealed class TablePageTests(PortalUnderTest portal)
{
    private async Task<Trial> Table() => new(portal, await TryMatter.Published(portal, "YJS-T01"));

    [Fact]
    public async Task Rows_come_and_go_with_buttons_and_what_was_typed_stays()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = await (await Table()).Start(browser);

        var one = await browser.Get($"{draft}/form/main");
        one.All("[name='remove']").ShouldBeEmpty();
        var two = await browser.Submit(one.Form().With("holders.0.name", "周禾").With("holders.0.share", "一百").Press("add", "holders"));
        two.Status.ShouldBe(200);
        two.Errors.ShouldBeEmpty();
        two.Form()["holders.0.name"].ShouldBe("周禾");
        two.Form()["holders.0.share"].ShouldBe("一百");
        two.Find("button[name=add]")!.GetAttribute("formaction")!.ShouldEndWith("#holders-2-name");

        var three = await browser.Submit(two.Form().With("holders.1.name", "刘芳").Press("add", "holders"));
        three.All("fieldset.table-row").Count.ShouldBe(3);
        three.Find("button[name=add]").ShouldBeNull();
        three.Text.ShouldContain("最多3行");

        var without = await browser.Submit(three.Form().Press("remove", "holders.0"));
        without.All("fieldset.table-row").Count.ShouldBe(2);
        without.Form()["holders.0.name"].ShouldBe("刘芳");
        (await browser.Get($"{draft}/form/main")).Form()["holders.0.name"].ShouldBe("");
    }

    [Fact]
    public async Task The_button_that_enter_presses_saves()
    {
        using var browser = await new Shop(portal).SignedIn();
        var page = await browser.Get($"{await (await Table()).Start(browser)}/form/main");
        page.Find("main form button")!.GetAttribute("name").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_cell_and_empty_rows_do_not_count()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = await (await Table()).Start(browser);
        var form = (await browser.Submit((await browser.Get($"{draft}/form/main")).Form().Press("add", "holders"))).Form();

        var wrong = await browser.Submit(form.With("holders.1.name", "周禾").With("holders.1.idNo", "990102198809032045"));

        wrong.Status.ShouldBe(400);
        wrong.Errors.ShouldBe(["第1行的证件号码有一位写错了，请逐位核对"]);
        wrong.Find(".error-summary a")!.GetAttribute("href").ShouldBe("#holders-0-idNo");
        wrong.Find("#holders-0-idNo")!.GetAttribute("aria-invalid").ShouldBe("true");
        wrong.Find("#holders-0-idNo")!.GetAttribute("value").ShouldBe("990102198809032045");
        (await browser.Get($"{draft}/check")).Find(".notice-bad a")!.GetAttribute("href").ShouldBe($"{draft}/form/main#holders-0-idNo");

        (await browser.Submit(wrong.Form().With("holders.0.idNo", Trial.HolderId))).Errors.ShouldBeEmpty();
        var nothing = await browser.Submit((await browser.Get($"{draft}/form/main")).Form().With("holders.0.name", "").With("holders.0.idNo", ""));
        nothing.Errors.ShouldBe(["请填股东"]);
        nothing.Find("#holders")!.NodeName.ShouldBe("FIELDSET");
    }

    [Fact]
    public async Task Rows_sent_by_hand_are_held_to_the_same_table()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = await (await Table()).Start(browser);
        var form = (await browser.Get($"{draft}/form/main")).Form();
        form.With("holders", """[{"salary":"1"}]""").With("holders.0.salary", "1");
        for (var row = 0; row < 9; row++)
            form.With($"holders.{row}.name", "周禾").With($"holders.{row}.idNo", Trial.HolderId);
        (await browser.Submit(form)).Errors.ShouldBe(["股东最多3行"]);
        (await browser.Get($"{draft}/form/main")).Body.ShouldNotContain("salary");
    }

    [Fact]
    public async Task A_table_is_read_by_its_applicant_by_the_desk_and_on_the_document()
    {
        using var browser = await new Shop(portal).SignedIn();
        var trial = await Table();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        (await browser.Get($"{draft}/check?whole=true")).Body.ShouldContain(Trial.HolderId, customMessage: "nobody can check what is hidden");
        var check = await browser.Get($"{draft}/check");
        check.Find("a[href$='/check?whole=true']").ShouldNotBeNull();
        check.Find("ol.lines")!.TextContent.ShouldContain("周禾");
        check.Find("ol.lines")!.TextContent.ShouldContain("100万元");
        check.Body.ShouldNotContain(Trial.HolderId);

        var filed = await trial.Filed(browser);
        (await trial.Now(filed)).Form[TryMatter.Table].ShouldBe($$"""[{"name":"周禾","idNo":"{{Trial.HolderId}}","share":"100"}]""");
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var desk = await clerk.Get(filed.Url(TryMatter.First));
        desk.Find("ol.lines").ShouldNotBeNull();
        desk.Body.ShouldNotContain(Trial.HolderId);
        (await clerk.Get(filed.Url(TryMatter.First) + "?whole=true")).Body.ShouldContain(Trial.HolderId);

        var state = (await (await filed.Accepted()).Now()).State;
        var catalog = (await portal.Services()).GetRequiredService<ICatalog>();
        var face = ResultOrders.Of(state, ItemShare.Of(catalog, state, TryMatter.First), DecidedValues.None, Given.Monday)[0].Face.Value!;
        face.Lines.Single(l => l.Key == "股东").Value.ShouldStartWith("周禾，990*");
        face.Lines.Single(l => l.Key == "股东").Value.ShouldNotContain(Trial.HolderId);
    }

    [Fact]
    public async Task A_table_is_corrected_as_a_whole()
    {
        using var browser = await new Shop(portal).SignedIn();
        var trial = await Table();
        var filed = await trial.Filed(browser);
        var asked = await (await portal.Services()).GetRequiredService<IStreams>().Send(
            filed.Id, new RequestCorrections(filed.Number, TryMatter.First, [new(CorrectionTarget.Field, TryMatter.Table, "少了一位股东。")]),
                Officials.Clerk.Context(null));
        asked.Refusals.ShouldBeEmpty();

        var page = await browser.Get($"/cases/{filed.Number}/correct/{TryMatter.First}");
        page.Form()["field-p1.0.name"].ShouldBe("周禾");
        var wider = await browser.Submit(page.Form().Press("add", "field-p1"));
        var wrong = await browser.Submit(wider.Form().With("field-p1.1.name", "刘芳").With("field-p1.1.idNo", "1"));
        wrong.Find(".error-summary a")!.GetAttribute("href").ShouldBe("#field-p1-1-idNo");
        var ready = await browser.Submit(wrong.Form().With("field-p1.1.idNo", Trial.OtherId));
        ready.Errors.ShouldBeEmpty();
        ready.All("ol.lines li").Count.ShouldBe(2);
        var back = await browser.Get(ready.Find(".btns a")!.GetAttribute("href")!);
        back.Form()["field-p1.1.name"].ShouldBe("刘芳");
        var again = await browser.Submit(back.Form());
        await browser.Submit(again.Form().Press("send", "1"));

        (await trial.Now(filed)).Form[TryMatter.Table]
            .ShouldBe($$"""[{"name":"周禾","idNo":"{{Trial.HolderId}}","share":"100"},{"name":"刘芳","idNo":"{{Trial.OtherId}}"}]""");
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        (await clerk.Get(filed.Url(TryMatter.First))).Text.ShouldContain("刘芳");
    }
}
