using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Review;

public sealed class ReviewTests(PortalUnderTest portal)
{
    private readonly Desk desk = new(portal);

    [Fact]
    public async Task The_clerk_accepts_an_item_and_is_told_what_follows()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(Desk.Clerk);
        var page = await clerk.Get(filed.Url(Restaurant.Food));
        page.Status.ShouldBe(200, page.Text);
        var after = await clerk.Submit(page.Form("#decide"));
        after.Text.ShouldContain("受理了");
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Accepted);
    }

    [Fact]
    public async Task A_reviewer_judges_and_grants_and_the_certificate_follows()
    {
        var filed = await (await desk.File()).Accepted();
        await filed.Granted(Restaurant.Licence);
        using var reviewer = await desk.SignedIn(Desk.Reviewer);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        page.Status.ShouldBe(200, page.Text);
        var form = page.Form("#decide");
        foreach (var name in page.All("input[type=radio][form=decide]").Select(r => r.GetAttribute("name")!).Distinct())
            form.With(name, "Meets");
        var after = await reviewer.Submit(form);
        after.Text.ShouldContain("已准予");
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Granted);
    }
}
