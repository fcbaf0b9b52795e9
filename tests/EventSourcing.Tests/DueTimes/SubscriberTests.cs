using System.Globalization;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Tests.DueTimes;

public sealed class SubscriberTests
{
    /// <summary>Writes each event into a table.</summary>
    private sealed class Recorder(NpgsqlDataSource db) : ISubscriber
    {
        public string Name => "test.recorder";
        public IReadOnlyCollection<Type> Events => [typeof(PaidIn)];

        public async Task Handle(Delivery delivery, CancellationToken cancel)
        {
            await using var command = db.CreateCommand("insert into seen (stream_id, version) values ($1, $2)");
            command.Parameters.Add(Sql.P(delivery.StreamId));
            command.Parameters.Add(Sql.P(delivery.Version));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    [Fact]
    public async Task Every_committed_event_is_seen_in_order_though_commits_come_late_some_are_undone_and_nodes_die()
    {
        await using var database = await EventSourcingDatabase.Own();
        await database.AsOwner("create table seen (n bigint generated always as identity, stream_id uuid, version int); grant select, insert on seen to public");
        await using var writer = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber, Recorder>());
        var streams = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => writer.Open()));

        using var stop = new CancellationTokenSource();
        var nodes = Nodes(database, stop.Token);
        var slow = Task.WhenAll(Enumerable.Range(0, 5).Select(n => Slow(writer, 0.15 * (n + 1))));
        var undone = Task.WhenAll(Enumerable.Range(0, 10).Select(n => Undone(writer, streams[n])));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async w =>
        {
            for (var n = 0; n < 60; n++)
                while ((await writer.PayIn(streams[(w * 7 + n) % streams.Length], 1, $"w{w}")).IsRefused) { }
        }));
        await slow;
        await undone;
        for (var wait = 0; wait < 300 && await writer.Ask<long>("select count(*) from platform.due") > 0; wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await nodes;

        (await writer.Ask<long>("select count(*) from platform.due")).ShouldBe(0);
        var expected = await writer.Ask<long>("select count(*) from events.mt_events where type = 'test.paid-in.v1'");
        expected.ShouldBe(365);
        (await writer.Ask<long>("select count(distinct (stream_id, version)) from seen")).ShouldBe(expected);
        (await writer.Ask<long>(
            """
            with firsts as (select stream_id, version, min(n) as n from seen group by 1, 2)
            select count(*) from (select version < lag(version) over (partition by stream_id order by n) as back from firsts) s where back
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_holds_up_neither_other_streams_nor_those_after_it()
    {
        await using var database = await EventSourcingDatabase.Own();
        var bad = Guid.Empty;
        var payments = new Payments((delivery, _) => delivery.StreamId == bad && delivery.Version == 2
            ? throw new FollowUpBlockedException("test.no-ink", "no ink") : Task.CompletedTask);
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments));
        bad = await node.Open();
        var good = await node.Open();
        await node.PayIn(bad, 1, "A");
        await node.PayIn(bad, 1, "A");
        await node.PayIn(good, 1, "A");
        await node.Drain();

        payments.Seen.Order().ShouldBe(new[] { (bad, 3), (good, 2) }.Order());
        (await node.Ask<string>("select string_agg(concat_ws(' ', kind, stream_id, item, version, attempts, reason), ';') from platform.due"))
            .ShouldBe($"test.payments {bad} 2 2 1 test.no-ink");
    }

    [Fact]
    public async Task An_event_does_not_begin_while_an_earlier_one_of_its_stream_is_being_handled_by_another_node()
    {
        await using var database = await EventSourcingDatabase.Own();
        var payments = new Payments();
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments));
        var (slow, other) = (await node.Open(), await node.Open());
        await node.PayIn(slow, 1, "A");
        var begun = (await node.Get<DueTable>().Claim(TimeProvider.System.GetUtcNow(), 1, TimeSpan.FromMinutes(1), default)).ShouldHaveSingleItem();
        await node.PayIn(slow, 1, "A");
        await node.PayIn(other, 1, "A");
        await node.Drain();
        payments.Seen.ShouldBe([(other, 2)]);

        await node.Get<DueTable>().Done(begun);
        await node.Drain();
        payments.Seen.ShouldBe([(other, 2), (slow, 3)]);
    }

    [Fact]
    public async Task What_follows_carries_the_event_as_its_cause_and_belongs_to_the_same_request()
    {
        await using var database = await EventSourcingDatabase.Own();
        Delivery? seen = null;
        await using var node = new EventSourcingHost(database, s =>
            s.AddSingleton<ISubscriber>(new Payments((delivery, _) => Task.FromResult(seen = delivery))));
        var (id, request) = (await node.Open(), Guid.CreateVersion7());
        await node.Streams.Send(id, new PayIn(1, "A"), EventSourcingHost.By("A") with { Correlation = request });
        await node.Drain();
        seen.ShouldNotBeNull().Robot.ShouldBe(CommandContext.Robot(seen.EventId) with { Correlation = request });
        seen.Key.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_follows_does_not_wait_when_the_clock_of_the_node_that_appended_is_ahead()
    {
        await using var database = await EventSourcingDatabase.Own();
        var payments = new Payments();
        await using var ahead = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments)
            .AddSingleton<TimeProvider>(new Clock { Now = TimeProvider.System.GetUtcNow().AddDays(30) }));
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments));
        var id = await ahead.Open();
        await ahead.PayIn(id, 1, "A");
        await node.Drain();
        payments.Seen.ShouldBe([(id, 2)]);
    }

    [Fact]
    public async Task An_append_that_nobody_follows_makes_nothing_due()
    {
        await using var database = await EventSourcingDatabase.Own();
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(new Payments()));
        await node.Open();
        (await node.Ask<long>("select count(*) from platform.due")).ShouldBe(0);
    }

    /// <summary>Two nodes at a time; every now and then the sessions of all are cut, and a claim is left behind by one that died.</summary>
    private static async Task Nodes(EventSourcingDatabase database, CancellationToken stop)
    {
        var nodes = new List<EventSourcingHost>();
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            if (nodes.Count < 4)
            {
                var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber, Recorder>(),
                    new DueSettings { Longest = TimeSpan.FromSeconds(5) }, "node");
                await node.Start<DueService>();
                nodes.Add(node);
            }

            await Task.Delay(400, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            await database.Host.Get<DueTable>().Claim(TimeProvider.System.GetUtcNow(), 1, TimeSpan.FromSeconds(1), default);
            if (round % 2 == 1)
                await database.Host.Run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'node' and datname = current_database()");
        }

        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    private static async Task Slow(EventSourcingHost writer, double seconds) =>
        (await writer.PayIn(await writer.Open(), 1, "slow",
            also: string.Create(CultureInfo.InvariantCulture, $"do $$ begin perform pg_sleep({seconds}); end $$"))).IsRefused.ShouldBeFalse();

    private static async Task Undone(EventSourcingHost writer, Guid stream) =>
        await Should.ThrowAsync<PostgresException>(() => writer.PayIn(stream, 1, "undone", also: "do $$ begin perform 1 / 0; end $$"));
}
