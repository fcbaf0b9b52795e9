using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_by_key_show_everything_once_forwards_and_backwards_and_the_counts_agree(bool byFiled)
    {
        await filing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await Pages(byFiled ? QueueOrder.Filed : QueueOrder.Due);
        }
        finally
        {
            filing.Release();
        }
    }

    // The cases are filed once, for both orders.
    private static readonly SemaphoreSlim filing = new(1);
    private static bool filedAlready;

    private async Task Pages(QueueOrder order)
    {
        var services = await portal.Services();
        services.GetRequiredService<ICatalog>().Regions.Select(r => r.Code).ShouldContain(Quiet);
        var desk = new CaseDesk(portal);
        for (var i = 0; i < 9 && !filedAlready; i++)
            await desk.File(Quiet);
        filedAlready = true;
        var queue = services.GetRequiredService<QueueReader>();
        var today = services.GetRequiredService<TimeProvider>().ChinaToday();
        var filter = new QueueFilter(QueueViews.Statuses(QueueViews.ToDo, PostRole.Clerk), DateOnly.MinValue, DateOnly.MaxValue) { Order = order };

        var forwards = new List<QueuePage> { await queue.Read(Window, filter, today, default) };
        while (forwards[^1].More)
            forwards.Add(await queue.Read(Window, filter with { From = forwards[^1].Rows[^1].Cursor(filter.Order) }, today, default));
        var all = forwards.SelectMany(p => p.Rows).Select(r => (r.CaseId, r.Item)).ToList();
        all.Count.ShouldBe(45);
        all.ShouldBeUnique();
        forwards.Select(p => p.Rows.Count).ShouldBe([20, 20, 5]);
        var keys = forwards.SelectMany(p => p.Rows).Select(r => r.Cursor(order).At).ToList();
        keys.ShouldBe(keys.Order());
        forwards[0].Counts[QueueViews.ToDo].ShouldBe(45);

        var back = await queue.Read(Window, filter with { From = forwards[2].Rows[0].Cursor(filter.Order), Backwards = true }, today, default);
        back.Rows.ShouldBe(forwards[1].Rows);
        back.More.ShouldBeTrue();
        (await queue.Read(Window, filter with { From = forwards[1].Rows[0].Cursor(filter.Order), Backwards = true }, today, default)).More.ShouldBeFalse();

        (await queue.Read(Window, filter with { Matter = "YJS-E01" }, today, default)).Rows.Count.ShouldBe(20);
        (await queue.Read(Window, filter with { Item = Restaurant.Food }, today, default)).Rows.Select(r => r.Item)
            .ShouldBe(Enumerable.Repeat(Restaurant.Food, 9));
        (await queue.Read(Foods, filter, today, default)).Rows.ShouldAllBe(r => r.Department == Foods.Department);
        (await queue.Read(Foods with { Region = "990102" }, filter, today, default)).Rows.ShouldNotContain(r => all.Contains(new(r.CaseId, r.Item)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_place_in_a_list_is_read_as_it_was_written(bool byFiled)
    {
        var order = byFiled ? QueueOrder.Filed : QueueOrder.Due;
        var at = new DateTimeOffset(2026, 11, 30, order == QueueOrder.Due ? 0 : 9, order == QueueOrder.Due ? 0 : 59, 0, TimeSpan.Zero);
        var cursor = new QueueCursor(order, at.AddMicroseconds(order == QueueOrder.Due ? 0 : 7), Guid.CreateVersion7(), "E01-I2");
        QueueCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    [Theory]
    [InlineData("items_of_window", false)]
    [InlineData("items_of_department", true)]
    public async Task Each_order_walks_down_an_index_of_its_own(string index, bool department)
    {
        var services = await portal.Services();
        foreach (var (order, suffix) in new[] { (QueueOrder.Due, ""), (QueueOrder.Filed, "_by_filed") })
        {
            var scope = department ? QueueReader.Department : QueueReader.Window;
            var text = QueueReader.Walk(scope, order == QueueOrder.Filed ? "filed_at" : "due_on", ">", "asc", 21);
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("set enable_seqscan = off"));
            batch.BatchCommands.Add(new("set enable_sort = off"));
            var post = department ? Foods : Window;
            batch.BatchCommands.Add(QueueReader.Statement("explain " + text, post,
                new([ItemStatus.Received], DateOnly.MinValue, DateOnly.MaxValue) { Order = order },
                services.GetRequiredService<ICatalog>(), QueueCursor.First(order)));
            var plan = new List<string>();
            await using (var row = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            {
                while (await row.ReadAsync(TestContext.Current.CancellationToken))
                    plan.Add(row.GetString(0));
            }

            string.Join('\n', plan).ShouldContain($" using {index}{suffix} on items");
            await new NpgsqlCommand("reset all", connection).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
