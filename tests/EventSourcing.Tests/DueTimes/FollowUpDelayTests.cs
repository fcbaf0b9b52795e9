using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Tests.DueTimes;

/// <summary>
/// How long after its commit an event is handled. Run it alone and in Release: <c>OneStop.EventSourcing.Tests --explicit only</c>.
/// </summary>
public sealed class FollowUpDelayTests
{
    [Theory(Explicit = true)]
    [InlineData("calm", false, false)]
    [InlineData("2 % of the appends rolled back", true, false)]
    [InlineData("slow commits of up to 9 s beside", false, true)]
    [InlineData("both", true, true)]
    public async Task What_follows_an_event_begins_at_once(string what, bool undone, bool slow)
    {
        await using var database = await EventSourcingDatabase.Own();
        var handled = new ConcurrentDictionary<(Guid, int), long>();
        var payments = new Payments((delivery, _) =>
        {
            handled.TryAdd((delivery.StreamId, delivery.Version), Stopwatch.GetTimestamp());
            return Task.CompletedTask;
        });
        await using var writer = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments));
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments));
        await writer.Start<DueService>();
        await node.Start<DueService>();
        var streams = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => writer.Open()));
        var committed = new ConcurrentDictionary<(Guid, int), long>();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var work = Enumerable.Range(0, 4).Select(w => Writer(writer, streams, w, undone, committed, end.Token)).ToList();
        if (slow)
            work.AddRange(Enumerable.Range(0, 3).Select(n => SlowWriter(writer, 3 * (n + 1), committed, end.Token)));
        await Task.WhenAll(work);
        for (var wait = 0; wait < 100 && handled.Count < committed.Count; wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);

        handled.Count.ShouldBe(committed.Count);
        // Handled before the writer knew of its commit counts as no delay.
        var delays = committed.Select(c => Math.Max(0, Stopwatch.GetElapsedTime(c.Value, handled[c.Key]).TotalMilliseconds)).Order().ToArray();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{what}: {delays.Length} events, from commit to handled p50 {delays[delays.Length / 2]:0.0} ms, p95 {delays[delays.Length * 95 / 100]:0.0} ms, p99 {delays[delays.Length * 99 / 100]:0.0} ms, max {delays[^1]:0.0} ms");
        delays[delays.Length / 2].ShouldBeLessThan(250);
    }

    private static async Task Writer(EventSourcingHost host, Guid[] streams, int number, bool undone, ConcurrentDictionary<(Guid, int), long> committed,
        CancellationToken end)
    {
        for (var n = 0; !end.IsCancellationRequested; n++)
        {
            var fails = undone && n % 50 == 49;
            try
            {
                await Pay(host, streams[(number * 5) + (n % 5)], committed, fails ? "do $$ begin perform 1 / 0; end $$" : null);
            }
            catch (PostgresException) when (fails)
            {
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task SlowWriter(EventSourcingHost host, int seconds, ConcurrentDictionary<(Guid, int), long> committed, CancellationToken end)
    {
        var stream = await host.Open();
        while (!end.IsCancellationRequested)
            await Pay(host, stream, committed, $"do $$ begin perform pg_sleep({seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}); end $$");
    }

    private static async Task Pay(EventSourcingHost host, Guid stream, ConcurrentDictionary<(Guid, int), long> committed, string? also)
    {
        // Each pays in one, after the event that opened the account.
        var paid = await host.PayIn(stream, 1, "A", also: also);
        committed[(stream, paid.Value + 1)] = Stopwatch.GetTimestamp();
    }
}
