using OneStop.Portal.Operations;

namespace OneStop.Portal.Tests.Operations;

[Collection(OperationsCollection.Name)]
public sealed class EventsVerbTests(QuietPortal portal)
{
    [Fact]
    public async Task The_verb_lists_what_is_stuck_and_has_one_a_kind_or_all_tried_again()
    {
        await portal.Clean();
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await portal.LayFailed(one, "certificates.issue-on-grant", "certificates.no-seal", dead: true, attempts: 18);
        await portal.LayFailed(two, "cases.deliver", "TimeoutException");
        await portal.LayFailed(Guid.CreateVersion7(), "cases.draft-expiry", "TimeoutException");

        var (code, said) = await Say();
        code.ShouldBe(0);
        said.ShouldContain($"certificates.issue-on-grant/{one}/2\n  no number: The department has no valid seal; 18 tries since 2026-11-28 09:30:00; GIVEN UP");
        said.ShouldContain("3 did not get done: 1 given up, 2 still tried.");

        (await Say("replay", $"certificates.issue-on-grant/{one}/2")).ShouldBe((0, "1 tried again now.\n"));
        (await Say("replay", $"certificates.issue-on-grant/{one}/2")).Code.ShouldBe(1);
        (await Say("replay", "--kind", "cases.deliver")).ShouldBe((0, "1 tried again now.\n"));
        (await Say("replay", "--all")).ShouldBe((0, "1 tried again now.\n"));
        (await Say()).Said.ShouldBe("Everything that follows events got done.\n");
        (await Say("replay")).Code.ShouldBe(64);
        (await Say("replay", "--every")).Code.ShouldBe(64);
    }

    private async Task<(int Code, string Said)> Say(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await EventsVerb.Run(await portal.Services(), args, output, output);
        return (code, output.ToString());
    }
}
