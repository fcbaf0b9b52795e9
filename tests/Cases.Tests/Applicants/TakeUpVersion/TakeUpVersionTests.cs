using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Cases;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>A matter is published anew while a draft of it lies there.</summary>
public sealed class TakeUpVersionTests(PortalUnderTest portal)
{
    [Fact]
    public async Task A_draft_of_an_old_version_is_told_taken_over_and_asks_only_what_is_new()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T15"));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        var anew = await TryMatter.PublishedAnew(portal, trial.Matter, WithMotto);

        var refused = await Shop.Submit(browser, draft);
        refused.Status.ShouldBe(409, refused.Text);
        refused.Text.ShouldContain("按新的办");
        var tasks = await browser.Get(draft);
        tasks.Text.ShouldContain("新要的：口号");

        var taken = await browser.Submit(tasks.Form("form[action$='/version']"));
        taken.Path.ShouldBe(draft);
        taken.Text.ShouldNotContain("按新的办");
        (await Shop.Submit(browser, draft)).Status.ShouldBe(400, "the motto is still to be said");
        var form = await browser.Get($"{draft}/form/main");
        form.Find("[name='holders.0.name']")!.GetAttribute("value").ShouldBe(Trial.Holder);
        (await browser.Submit(form.Form().With("motto", "童叟无欺"))).Errors.ShouldBeEmpty();

        var receipt = await Shop.Submit(browser, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        var filed = (await (await portal.Services()).GetRequiredService<IStreams>().Read<Case>(Shop.IdOf(draft)))!.State;
        filed.MatterVersion.ShouldBe(anew.Version);
        filed.Form["DL9003"].ShouldBe("童叟无欺");
        filed.Form[TryMatter.Table].ShouldNotBeNull().ShouldContain(Trial.Holder);
        filed.Materials.ShouldContain(m => m.Material == "charter" && m.Pages.Count > 0);
    }

    [Fact]
    public async Task Somebody_else_cannot_take_it_over()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T16"));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        using var stranger = await new Shop(portal).SignedIn("liufang", null);

        (await stranger.Submit((await browser.Get(draft + "/answers")).Form().To(draft + "/version"))).Status.ShouldBe(400, "not even the token fits");
    }

    /// <summary>A running case keeps its version, and what it asks there.</summary>
    [Fact]
    public async Task A_correction_of_a_field_that_is_gone_is_answered_as_before()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T17", WithMotto));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft, ("motto", "童叟无欺"));
        var number = (await Shop.Submit(browser, draft)).Path.Split('/')[2];
        var asked = new CorrectionRequested(TryMatter.First, [new("p1", CorrectionTarget.Field, "DL9003", "请换一句")], new(2099, 1, 4));
        var streams = (await portal.Services()).GetRequiredService<IStreams>();
        (await streams.Send(Shop.IdOf(draft), new AppendEvents<Case>([asked]), CommandContext.Robot())).Demand();
        await TryMatter.PublishedAnew(portal, trial.Matter, null);

        var page = await browser.Get($"/cases/{number}/correct/{TryMatter.First}");
        page.Text.ShouldContain("口号");
        var check = await browser.Submit(page.Form().With("field-p1", "明码标价"));
        (await browser.Submit(check.Form().Press("send", "1"))).Path.ShouldBe($"/cases/{number}");

        (await streams.Read<Case>(Shop.IdOf(draft)))!.State.Form["DL9003"].ShouldBe("明码标价");
    }

    private static void WithMotto(JsonObject matter)
    {
        matter["elements"]!.AsArray().Add(JsonNode.Parse(
            """{"code": "DL9003", "key": "motto", "name": {"zh": "口号", "en": "Motto"}, "type": "text", "maxLength": 30, "editable": true}"""));
        matter["steps"]![0]!["fields"]!.AsArray().Add("DL9003");
        matter["items"]![0]!["fields"]!.AsArray().Add(JsonNode.Parse("""{"element": "DL9003"}"""));
    }
}
