using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Desk;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Testing;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Tests.Desk;

public sealed class QueueReaderTests(PortalUnderTest portal)
{
    // A region that no other test files in, so that the whole queue is known.
    private const string Quiet = "990103";
    private static readonly Post Window = new("service-centre", Quiet, PostRole.Clerk);
    private static readonly Post Foods = new("market-regulation", Quiet, PostRole.Reviewer);

    [Fact]
    public async Task Pages_by_key_show_everything_once_forwards_and_backwards_and_the_counts_agree()
    {
        var services = await portal.Services();
        services.GetRequiredService<ICatalog>().Regions.Select(r => r.Code).ShouldContain(Quiet);
        var desk = new CaseDesk(portal);
        for (var i = 0; i < 9; i++)
            await desk.File(Quiet);
        var queue = services.GetRequiredService<QueueReader>();
        var today = services.GetRequiredService<TimeProvider>().ChinaToday();
        var filter = new QueueFilter(QueueViews.Statuses(QueueViews.ToDo, PostRole.Clerk), DateOnly.MinValue, DateOnly.MaxValue);

        var forwards = new List<QueuePage> { await queue.Read(Window, filter, today, default) };
        while (forwards[^1].More)
            forwards.Add(await queue.Read(Window, filter with { From = forwards[^1].Rows[^1].Cursor }, today, default));
        var all = forwards.SelectMany(p => p.Rows).Select(r => (r.CaseId, r.Item)).ToList();
        all.Count.ShouldBe(45);
        all.ShouldBeUnique();
        forwards.Select(p => p.Rows.Count).ShouldBe([20, 20, 5]);
        forwards[0].Counts[QueueViews.ToDo].ShouldBe(45);

        var back = await queue.Read(Window, filter with { From = forwards[2].Rows[0].Cursor, Backwards = true }, today, default);
        back.Rows.ShouldBe(forwards[1].Rows);
        back.More.ShouldBeTrue();
        (await queue.Read(Window, filter with { From = forwards[1].Rows[0].Cursor, Backwards = true }, today, default)).More.ShouldBeFalse();

        (await queue.Read(Window, filter with { Matter = "YJS-E01" }, today, default)).Rows.Count.ShouldBe(20);
        (await queue.Read(Foods, filter, today, default)).Rows.ShouldAllBe(r => r.Department == Foods.Department);
        (await queue.Read(Foods with { Region = "990102" }, filter, today, default)).Rows.ShouldNotContain(r => all.Contains(new(r.CaseId, r.Item)));
    }
}
