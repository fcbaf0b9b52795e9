using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

/// <summary>What a press did is told once, on the page that it led to, and never because an address says so.</summary>
public sealed class ToldOnceTests(PortalUnderTest portal)
{
    [Theory]
    [InlineData("denied")]
    [InlineData("granted")]
    public async Task An_address_cannot_say_that_something_was_done(string done)
    {
        var desk = new CaseDesk(portal);
        var filed = await (await desk.File()).Accepted();
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);

        var page = await reviewer.Get($"{filed.Url(Restaurant.Food)}?done={done}");

        page.Status.ShouldBe(200);
        page.Find(".desk-said").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_pressed_is_told_once_and_nowhere_else()
    {
        var desk = new CaseDesk(portal);
        var (filed, other) = (await (await desk.File()).Accepted(), await (await desk.File()).Accepted());
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var pressed = await reviewer.Submit((await reviewer.Get(filed.Url(Restaurant.Food))).Form("#decide")
            .With("note", "看过了").To($"{filed.Url(Restaurant.Food)}/opinion"));
        pressed.Find(".desk-said")!.TextContent.ShouldContain("存好了");

        (await reviewer.Get(filed.Url(Restaurant.Food))).Find(".desk-said").ShouldBeNull();
        (await reviewer.Get(other.Url(Restaurant.Food))).Find(".desk-said").ShouldBeNull();
    }
}
