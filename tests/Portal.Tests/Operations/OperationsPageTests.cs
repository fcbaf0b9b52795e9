using OneStop.Testing;

namespace OneStop.Portal.Tests.Operations;

[Collection(OperationsCollection.Name)]
public sealed class OperationsPageTests(QuietPortal portal)
{
    [Fact]
    public async Task The_address_of_the_operators_lists_their_pages_each_with_what_it_is_for()
    {
        using var browser = await portal.Operator();
        var page = await browser.Get("/operations");
        page.H1.ShouldBe("运行维护");
        var links = page.All("main h2 a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldBe(Navigation.Operator.Select(e => e.Path));
        page.All("main li p").Count.ShouldBe(links.Count);
        foreach (var link in links)
            (await browser.Get(link)).Status.ShouldBe(200, link);
    }
}
