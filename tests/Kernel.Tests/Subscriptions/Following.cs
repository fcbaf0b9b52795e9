using System.Collections.Concurrent;
using OneStop.Kernel.Database;
using OneStop.Kernel.Subscriptions;

namespace OneStop.Kernel.Tests.Subscriptions;

public sealed class Following
{
    /// <summary>Writes each event into a table in the checkpoint's transaction.</summary>
    private sealed class Recorder : ISubscriber
    {
        public string Name => "recorder";
        public IReadOnlyCollection<Type> Events => [typeof(PaidIn)];

        public Task Handle(Delivery delivery, CancellationToken cancel)
        {
            delivery.Add("insert into seen (stream_id, version) values ($1, $2)", Sql.P(delivery.StreamId), Sql.P(delivery.Version));
            return Task.CompletedTask;
        }
    }

    private sealed class Poisoned(Guid poison) : ISubscriber
    {
        public ConcurrentQueue<(Guid, int)> Seen { get; } = new();
        public string Name => "poisoned";
        public IReadOnlyCollection<Type> Events => [typeof(PaidIn)];

        public Task Handle(Delivery delivery, CancellationToken cancel)
        {
            if (delivery.StreamId == poison)
                throw new InvalidOperationException("cannot read this");
            Seen.Enqueue((delivery.StreamId, delivery.Version));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Every_committed_event_is_seen_exactly_once_in_order_though_commits_come_late_and_nodes_die()
    {
        await using var database = await KernelDatabase.Own();
        await database.AsOwner("create table seen (n bigint generated always as identity, stream_id uuid, version int); grant all on seen to public");
        var streams = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => database.Host.Open()));

        using var stop = new CancellationTokenSource();
        var nodes = Nodes(database, stop.Token);
        var slow = SlowCommits(database, streams, stop.Token);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async w =>
        {
            for (var n = 0; n < 60; n++)
                while ((await database.Host.PayIn(streams[(w * 7 + n) % streams.Length], 1, $"w{w}")).IsRefused) { }
        }));
        await slow;
        var expected = await Count(database, "select count(*) from kernel.events where type = 'test.paid-in.v1'");
        for (var wait = 0; wait < 300 && await Count(database, "select count(*) from seen") < expected; wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await nodes;

        (await Count(database, "select count(*) from seen")).ShouldBe(expected);
        (await Count(database, "select count(*) from (select distinct stream_id, version from seen) s")).ShouldBe(expected);
        (await Count(database, "select count(*) from (select version < lag(version) over (partition by stream_id order by n) as back from seen) s where back")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_is_parked_with_those_after_it_and_others_go_on()
    {
        await using var database = await KernelDatabase.Own();
        var bad = await database.Host.Open();
        var good = await database.Host.Open();
        var subscriber = new Poisoned(bad);
        await using var node = new KernelHost(database, s => s.AddSingleton<ISubscriber>(subscriber));
        await database.Host.PayIn(bad, 1, "A");
        await database.Host.PayIn(bad, 1, "A");
        await database.Host.PayIn(good, 1, "A");
        await node.Start<SubscriptionService>();
        for (var wait = 0; wait < 200 && await Count(database, "select count(*) from kernel.parked") < 2; wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);

        subscriber.Seen.ShouldBe([(good, 2)]);
        await using var command = database.Host.Db.CreateCommand("select string_agg(version || ' ' || reason, '; ' order by version) from kernel.parked");
        ((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe("2 InvalidOperationException: cannot read this; 3 An earlier event of this stream is parked.");
    }

    /// <summary>Two nodes at a time; every now and then one dies without saying goodbye (its sessions are cut) and a new one starts.</summary>
    private static async Task Nodes(KernelDatabase database, CancellationToken stop)
    {
        var nodes = new List<KernelHost>();
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var node = new KernelHost(database, s => s.AddSingleton<ISubscriber>(new Recorder()));
            await node.Start<SubscriptionService>();
            nodes.Add(node);
            await Task.Delay(400, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            if (round % 2 == 1)
                await Execute(database, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
        }

        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    /// <summary>Appends that take their sequence number early and commit late.</summary>
    private static async Task SlowCommits(KernelDatabase database, Guid[] streams, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async n =>
        {
            await using var connection = await database.Host.Db.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var id = Guid.CreateVersion7();
            await using var command = Sql.Command(connection,
                """
                with s as (insert into kernel.streams (id, kind, version, hash) values ($1, 'account', 1, ''))
                insert into kernel.events (stream_id, version, type, data, meta, at, prev_hash, hash)
                values ($1, 1, 'test.paid-in.v1', '{"amount":1,"by":"slow"}', '{"actor":"00000000-0000-0000-0000-000000000001","channel":"robot"}', now(), '', '')
                """, Sql.P(id));
            await command.ExecuteNonQueryAsync(stop);
            await Task.Delay(150 * (n + 1), stop);
            await transaction.CommitAsync(stop);
        }));
    }

    private static async Task<long> Count(KernelDatabase database, string text)
    {
        await using var command = database.Host.Db.CreateCommand(text);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(KernelDatabase database, string text)
    {
        await using var command = database.Host.Db.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }
}
