using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

public sealed class DocumentPageTests(PortalUnderTest portal)
{
    /// <summary>As it could be stored before texts were checked.</summary>
    [Fact]
    public async Task A_decision_with_a_character_that_no_font_has_is_shown_in_words()
    {
        using var browser = await new Shop(portal).SignedIn();
        var filed = await new Shop(portal).Filed(browser);
        var asked = new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", "请在图上画✔。")], new(2030, 1, 1));
        (await (await portal.Services()).GetRequiredService<IStreams>().Send(filed.Id, new AppendEvents<Case>([asked]), CommandContext.Robot())).Demand();

        var version = (await filed.Now()).Events.Single(e => e.Event is CorrectionRequested).Version;
        var shown = await browser.Get($"/cases/{filed.Number}/documents/correction/{version}.pdf");

        shown.Status.ShouldBe(200);
        shown.Text.ShouldContain("补正通知书");
        shown.Text.ShouldContain("请在图上画✔。");
        shown.Text.ShouldContain("字库里没有「✔ (U+2714)」");
    }
}
