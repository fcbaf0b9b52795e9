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

    // On a copy of its own with rows enough that the planner has something to choose between: what the others have filed changes nothing.
    private const string ManyRows =
        """
        create temp table items (like cases.items including defaults including indexes);
        insert into pg_temp.items (case_id, item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at, filed_at)
        select gen_random_uuid(), 'I1', n::text, 'M' || n % 12, 'R' || n % 4, 'D' || n % 3, (array['Received', 'Accepted', 'Granted'])[1 + n % 3],
            date '2026-01-01' + n % 400, gen_random_uuid(), ''::bytea, ''::bytea, 'portal', now(), now() - n * interval '1 minute'
        from generate_series(1, 50000) n;
        analyze pg_temp.items;
        """;

    [Theory]
    [InlineData("(region, status, ", false)]
    [InlineData("(department, region, status, ", true)]
    public async Task Each_order_walks_down_an_index_of_its_own(string columns, bool department)
    {
        var services = await portal.Services();
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        // Rolled back: nobody else sees that it was there.
        await using var copy = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var rows = new NpgsqlCommand(ManyRows, connection, copy))
            await rows.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        foreach (var (order, key) in new[] { (QueueOrder.Due, "due_on"), (QueueOrder.Filed, "filed_at") })
        {
            var text = QueueReader.Walk(department ? QueueReader.Department : QueueReader.Window, key, ">", "asc", 21)
                .Replace("cases.items", "pg_temp.items", StringComparison.Ordinal);
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(QueueReader.Statement("explain " + text, department ? Foods : Window,
                new([ItemStatus.Received], DateOnly.MinValue, DateOnly.MaxValue) { Order = order },
                services.GetRequiredService<ICatalog>(), QueueCursor.First(order)));
            var plan = new List<string>();
            await using (var row = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            {
                while (await row.ReadAsync(TestContext.Current.CancellationToken))
                    plan.Add(row.GetString(0));
            }

            var walk = plan.Single(l => l.Contains(" on items", StringComparison.Ordinal));
            await using var index = new NpgsqlCommand("select pg_get_indexdef(('pg_temp.' || $1)::regclass)", connection);
            index.Parameters.Add(new() { Value = walk.Split(" using ")[1].Split(' ')[0] });
            var definition = await index.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string;
            definition.ShouldNotBeNull().ShouldContain($"{columns}{key}, case_id, item)");
            // The page is sorted once, from the first rows of each region and state: no more than these are fetched.
            plan.Count(l => l.Contains("Sort  (", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', plan));
        }
    }
}
