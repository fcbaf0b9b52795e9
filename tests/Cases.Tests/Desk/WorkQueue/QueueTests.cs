using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

public sealed class QueueTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task The_window_sees_what_was_filed_and_reviewers_see_it_once_it_is_accepted()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        (await clerk.Get($"/desk?q={filed.Number}")).All("tbody tr").Count.ShouldBe(5);
        (await reviewer.Get($"/desk?q={filed.Number}")).All("tbody tr").Count.ShouldBe(2);
        await filed.Accepted(Restaurant.Licence);
        var found = await reviewer.Get($"/desk?q={filed.Number}");
        found.All("tbody tr").Select(r => r.TextContent).ShouldContain(r => r.Contains("营业执照信息核验") && r.Contains("审查"));
    }

    [Fact]
    public async Task A_reviewer_of_another_region_finds_nothing()
    {
        var filed = await desk.File();
        using var elsewhere = await desk.SignedIn(CaseDesk.ReviewerElsewhere);
        (await elsewhere.Get($"/desk?q={filed.Number}")).All("tbody tr").ShouldBeEmpty();
        (await elsewhere.Get(filed.Url(Restaurant.Food))).Status.ShouldBe(404);
    }
}
