using OneStop.Testing;

namespace OneStop.Portal.Tests.Home;

public sealed class HelpTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Help_is_a_step_away_and_everything_on_it_is_there()
    {
        using var visitor = await portal.Visitor();
        var help = await visitor.Get((await visitor.Get("/")).Link("帮助"));

        help.H1.ShouldBe("帮助");
        help.Text.ShouldContain("12345");
        help.All("a[href^='tel:027']").Count.ShouldBeGreaterThan(20);
        var links = help.All("main a[href^='/']").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldContain("/halls");
        foreach (var link in links)
            (await visitor.Get(link)).Status.ShouldBe(200, link);
    }
}
