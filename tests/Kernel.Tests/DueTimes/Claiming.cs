using System.Collections.Concurrent;
using OneStop.Kernel.Database;
using OneStop.Kernel.DueTimes;

namespace OneStop.Kernel.Tests.DueTimes;

public sealed class Claiming
{
    private sealed class Handler(Action<DueTime> handle) : IDueHandler
    {
        public string Kind => "test.due";

        public Task Handle(DueTime due, CancellationToken cancel)
        {
            handle(due);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Two_nodes_share_what_is_due_and_each_is_handled_once()
    {
        await using var database = await KernelDatabase.Own();
        var handled = new ConcurrentBag<Guid>();
        await using var one = Node(database, d => handled.Add(d.StreamId));
        await using var two = Node(database, d => handled.Add(d.StreamId));
        var streams = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var stream in streams)
            await Due(database, stream, TimeSpan.FromSeconds(-1));
        await Due(database, Guid.CreateVersion7(), TimeSpan.FromHours(1));

        await Task.WhenAll(Drain(one), Drain(two));
        handled.Order().ShouldBe(streams.Order());
    }

    [Fact]
    public async Task What_failed_is_tried_again_later_and_does_not_hold_up_the_rest()
    {
        await using var database = await KernelDatabase.Own();
        var bad = Guid.CreateVersion7();
        var good = Guid.CreateVersion7();
        var handled = new List<Guid>();
        await using var node = Node(database, d =>
        {
            if (d.StreamId == bad)
                throw new InvalidOperationException("not yet");
            handled.Add(d.StreamId);
        });
        await Due(database, bad, TimeSpan.FromMinutes(-2));
        await Due(database, good, TimeSpan.FromMinutes(-1));
        await Drain(node);
        handled.ShouldBe([good]);
        await using var left = database.Host.Db.CreateCommand("select attempts, at > now() from kernel.due");
        await using var row = await left.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        (row.GetInt32(0), row.GetBoolean(1)).ShouldBe((1, true));
    }

    private static KernelHost Node(KernelDatabase database, Action<DueTime> handle) =>
        new(database, s => s.AddSingleton<IDueHandler>(new Handler(handle)));

    private static async Task Drain(KernelHost node)
    {
        while (await node.Worker<DueService>().HandleOne(default)) { }
    }

    private static async Task Due(KernelDatabase database, Guid stream, TimeSpan from)
    {
        await using var command = database.Host.Db.CreateCommand("insert into kernel.due (stream_id, kind, at) values ($1, 'test.due', now() + $2)");
        command.Parameters.Add(Sql.P(stream));
        command.Parameters.Add(Sql.P(from));
        await command.ExecuteNonQueryAsync();
    }
}
