using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.OwnData;

/// <summary>What of a person's cases stands in the way of an erasure, and what stays.</summary>
public sealed class EraseOwnCasesTests(PortalUnderTest portal)
{
    private const string GuXiao = "990102199406182042";

    [Fact]
    public async Task A_case_that_runs_has_to_end_first_and_one_that_ended_stays_as_an_archive()
    {
        var services = await portal.Services();
        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), GuXiao);
        var id = Guid.CreateVersion7();
        var number = $"E01-20200104-{id.ToString("N")[^8..]}";
        var filed = new Restaurant(services.GetRequiredService<ICatalog>()).Filed(number, subject, subject, Restaurant.Region, "小馆", null, []);
        var key = await services.GetRequiredService<SubjectKeys>().Ensure(subject);
        var streams = services.GetRequiredService<IStreams>();
        CommandContext by = new(Guid.CreateVersion7(), Channel.Portal);
        (await streams.Send(id, new AppendEvents<Case>([filed], key), by)).IsRefused.ShouldBeFalse();

        using var browser = await new Shop(portal).SignedIn("guxiao", null);
        var plan = await browser.Get("/account/erase");
        plan.Text.ShouldContain("现在还不能注销");
        plan.Link(number).ShouldBe("/cases/" + number);
        plan.All("a[href='/account/erase/last']").ShouldBeEmpty();
        var refused = await browser.Submit((await browser.Get("/account/erase/last")).Form("main form").With("sure", "1"));
        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("还有没办完的办件");

        foreach (var item in filed.Items)
            await streams.Send(id, new OneStop.Cases.Applicants.WithdrawItem(item.Item), by);
        var ended = await browser.Get("/account/erase");
        ended.Text.ShouldContain("1件办结的办件");
        ended.Text.ShouldContain("档案法");
        ended.Text.ShouldNotContain("现在还不能注销");
    }
}
