using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Integrity;

namespace OneStop.Resilience.Tests;

public sealed class Nodes(ITestOutputHelper output)
{
    private const int DraftsToFile = 160;
    private const int Pairs = 4;

    /// <summary>What the README promises.</summary>
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task When_one_of_two_portals_is_killed_its_cases_answer_at_the_other_within_5_seconds_and_nothing_acknowledged_is_lost_or_doubled()
    {
        await using var portals = await TwoPortals.Start(DraftsToFile);
        using var people = new People(portals);
        await people.SignIn(Pairs);

        var working = people.Work();
        await people.UntilFiled(DraftsToFile / 4, working);
        people.Repeated.ShouldBe(0, "each portal reaches the cases that live at the other");
        portals.Kill(1);
        await people.UntilFiled(DraftsToFile / 2, working);
        // It comes back where it was; then the other one is killed.
        await portals.Open(1);
        await people.UntilFiled(DraftsToFile * 3 / 4, working);
        portals.Kill(0);
        await working;

        output.WriteLine(people.ToString());
        people.LongestWait.ShouldBeLessThan(Bearable, people.ToString());
        await AllIsStoredOnce(portals, people);
    }

    [Fact]
    public async Task When_one_of_two_portals_is_stopped_it_finishes_what_it_began_and_leaves_the_other_to_go_on()
    {
        await using var portals = await TwoPortals.Start(DraftsToFile);
        using var people = new People(portals);
        await people.SignIn(Pairs);
        (await portals.Active()).ShouldBe(2);

        var working = people.Work();
        await people.UntilFiled(DraftsToFile / 3, working);
        people.Repeated.ShouldBe(0, "each portal reaches the cases that live at the other");
        (await portals.Stop(0)).ShouldBe(0);
        (await portals.Active()).ShouldBe(1);
        await working;

        output.WriteLine(people.ToString());
        people.LongestWait.ShouldBeLessThan(Bearable, people.ToString());
        await AllIsStoredOnce(portals, people);
    }

    private static async Task AllIsStoredOnce(TwoPortals portals, People people)
    {
        foreach (var acknowledged in new[] { people.Filed, people.Accepted, people.Withdrawn })
            acknowledged.ShouldBe(portals.Drafts, ignoreOrder: true);
        (await Killed.Ids(portals.Db, "select id from cases.cases")).ShouldBe(portals.Drafts, ignoreOrder: true);
        (await Killed.Ids(portals.Db, "select id from cases.drafts")).ShouldBeEmpty();
        foreach (var type in new[] { "cases.case-submitted.v1", "cases.item-accepted.v1" })
            (await Killed.Ids(portals.Db, $"select stream_id from events.mt_events where type = '{type}'")).ShouldBe(portals.Drafts, ignoreOrder: true);
        (await Killed.Ids(portals.Db, "select distinct case_id from cases.items where status = 'Withdrawn'")).ShouldBe(portals.Drafts, ignoreOrder: true);
        (await portals.Services.GetRequiredService<IntegrityCheck>().Run()).FirstFault.ShouldBeNull();
    }
}
