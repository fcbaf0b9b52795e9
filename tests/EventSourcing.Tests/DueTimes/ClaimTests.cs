using System.Collections.Concurrent;
using System.Net.Sockets;
using Npgsql;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Tests.DueTimes;

public sealed class ClaimTests
{
    [Fact]
    public async Task Two_nodes_share_what_is_due_and_each_is_handled_once()
    {
        await using var database = await EventSourcingDatabase.Own();
        var handled = new ConcurrentBag<Guid>();
        var by = new ConcurrentDictionary<string, int>();
        await using var one = Node(database, d => Note("one", d));
        await using var two = Node(database, d => Note("two", d));
        var streams = Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var stream in streams)
            await OnTime.Due(database.Host, stream, TimeSpan.FromSeconds(-1));
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromHours(1));

        await Task.WhenAll(one.Drain(), two.Drain());
        handled.Order().ShouldBe(streams.Order());
        by.Keys.Order().ShouldBe(["one", "two"]);

        void Note(string node, DueTime due)
        {
            handled.Add(due.StreamId);
            by.AddOrUpdate(node, 1, (_, n) => n + 1);
            Thread.Sleep(5);
        }
    }

    [Fact]
    public async Task What_failed_is_tried_again_later_and_does_not_hold_up_the_rest()
    {
        await using var database = await EventSourcingDatabase.Own();
        var (bad, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var handled = new List<Guid>();
        await using var node = Node(database, d =>
        {
            if (d.StreamId == bad)
                throw new InvalidOperationException("not yet");
            handled.Add(d.StreamId);
        });
        await OnTime.Due(database.Host, bad, TimeSpan.FromMinutes(-2));
        await OnTime.Due(database.Host, good, TimeSpan.FromMinutes(-1));
        await node.Drain();
        handled.ShouldBe([good]);
        (await database.Host.Ask<string>("select concat_ws(' ', attempts, at > now() - interval '1 second', reason) from platform.due"))
            .ShouldBe("1 t InvalidOperationException");
    }

    [Fact]
    public async Task What_a_dead_node_was_handling_is_handled_by_another_when_its_claim_has_run_out_and_not_before()
    {
        await using var database = await EventSourcingDatabase.Own();
        var handled = 0;
        await using var node = Node(database, _ => handled++);
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
        // A node that claims and is never heard of again.
        (await node.Get<DueTable>().Claim(TimeProvider.System.GetUtcNow(), 1, TimeSpan.FromSeconds(1), default)).Count.ShouldBe(1);
        await node.Drain();
        handled.ShouldBe(0);
        await Task.Delay(1200, TestContext.Current.CancellationToken);
        await node.Drain();
        handled.ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_that_takes_longer_than_a_claim_keeps_it_and_one_that_does_not_end_in_time_loses_it()
    {
        await using var database = await EventSourcingDatabase.Own();
        var (begun, end) = (0, new TaskCompletionSource());
        var settings = new DueSettings { Lease = TimeSpan.FromMilliseconds(900), Longest = TimeSpan.FromSeconds(3) };
        await using var node = Node(database, (_, _) => Interlocked.Increment(ref begun) == 1 ? end.Task : Task.CompletedTask, settings);
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
        var first = node.Worker<DueService>().HandleSome(default);
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        await node.Drain();
        begun.ShouldBe(1);

        await Task.Delay(3000, TestContext.Current.CancellationToken);
        await node.Drain();
        begun.ShouldBe(2);
        end.SetResult();
        await first;
    }

    [Fact]
    public async Task A_handler_whose_append_takes_back_or_moves_its_own_due_time_does_not_wait_for_itself()
    {
        await using var database = await EventSourcingDatabase.Own();
        var (gone, moved) = (await database.Host.Open(), await database.Host.Open());
        await using var node = Node(database, async (due, cancel) =>
        {
            var at = TimeProvider.System.GetUtcNow().AddDays(1);
            var append = database.Host.PayIn(due.StreamId, 1, "robot", also: due.StreamId == moved
                ? $"update platform.due set at = '{at:O}', claimed_until = null where stream_id = '{moved}'"
                : $"delete from platform.due where stream_id = '{gone}'");
            (await append).IsRefused.ShouldBeFalse();
        });
        await OnTime.Due(database.Host, gone, TimeSpan.FromSeconds(-2));
        await OnTime.Due(database.Host, moved, TimeSpan.FromSeconds(-1));
        await node.Drain().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        (await database.Host.Ask<string>("select string_agg(concat_ws(' ', stream_id, attempts, at > now() + interval '23 hours'), ';') from platform.due"))
            .ShouldBe($"{moved} 0 t");
    }

    [Fact]
    public async Task An_outage_of_the_database_is_not_a_failure_of_what_was_being_handled()
    {
        await using var database = await EventSourcingDatabase.Own();
        var tries = 0;
        await using var node = Node(database, _ =>
        {
            if (tries++ == 0)
                throw new NpgsqlException("Exception while reading from stream", new IOException("", new SocketException((int)SocketError.ConnectionReset)));
        });
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
        await node.Worker<DueService>().HandleSome(default);
        (await database.Host.Ask<int>("select attempts from platform.due")).ShouldBe(0);
        await node.Drain();
        (await database.Host.Ask<long>("select count(*) from platform.due")).ShouldBe(0);
    }

    [Fact]
    public async Task What_takes_too_long_or_is_known_to_nobody_fails_with_a_code()
    {
        await using var database = await EventSourcingDatabase.Own();
        await using var node = Node(database, (_, cancel) => Task.Delay(Timeout.Infinite, cancel),
            new DueSettings { Longest = TimeSpan.FromMilliseconds(200) });
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
        await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1), "test.of-old");
        await node.Worker<DueService>().HandleSome(default);
        (await database.Host.Ask<string>("select string_agg(reason || ' ' || attempts, ', ' order by reason) from platform.due"))
            .ShouldBe("platform.nobody-handles 1, platform.took-too-long 1");
    }

    [Fact]
    public async Task A_node_that_stops_gives_back_what_it_had_begun()
    {
        await using var database = await EventSourcingDatabase.Own();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var node = Node(database, Handle))
        {
            await OnTime.Due(database.Host, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
            await node.Start<DueService>();
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }

        (await database.Host.Ask<string>("select concat_ws(' ', claimed_until is null, attempts) from platform.due")).ShouldBe("t 0");

        Task Handle(DueTime due, CancellationToken cancel)
        {
            begun.SetResult();
            return Task.Delay(Timeout.Infinite, cancel);
        }
    }

    private static EventSourcingHost Node(EventSourcingDatabase database, Action<DueTime> handle) =>
        new(database, s => s.AddSingleton<IDueHandler>(new OnTime(handle)));

    private static EventSourcingHost Node(EventSourcingDatabase database, Func<DueTime, CancellationToken, Task> handle, DueSettings? settings = null) =>
        new(database, s => s.AddSingleton<IDueHandler>(new OnTime(handle)), settings);
}
