using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Tests.DueTimes;

public sealed class DeadLetterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "00:00:01")]
    [InlineData(2, "00:00:05")]
    [InlineData(3, "00:00:30")]
    [InlineData(4, "00:02:00")]
    [InlineData(5, "00:10:00")]
    [InlineData(6, "01:00:00")]
    [InlineData(17, "01:00:00")]
    public void It_is_tried_again_after_ever_longer_times_and_then_every_hour(int failures, string wait) =>
        BackOff.Next(failures, Noon, Noon.AddMinutes(20)).ShouldBe(Noon.AddMinutes(20) + TimeSpan.Parse(wait, null));

    [Fact]
    public void After_twelve_hours_it_is_given_up_but_never_before_six_tries()
    {
        BackOff.Next(17, Noon, Noon.AddHours(12).AddTicks(-1)).ShouldNotBeNull();
        BackOff.Next(17, Noon, Noon.AddHours(12)).ShouldBeNull();
        BackOff.Next(2, Noon, Noon.AddDays(2)).ShouldBe(Noon.AddDays(2).AddSeconds(5));
    }

    [Fact]
    public async Task What_fails_for_twelve_hours_is_given_up_stays_and_is_handled_when_it_is_replayed()
    {
        await using var database = await EventSourcingDatabase.Own();
        var (clock, ink, tries) = (new Clock(), false, 0);
        var payments = new Payments((_, _) => ++tries > 0 && ink ? Task.CompletedTask : throw new FollowUpBlockedException("test.no-ink", "no ink"));
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<ISubscriber>(payments).AddSingleton<TimeProvider>(clock));
        var letters = node.Get<DeadLetters>();
        var stream = await node.Open();
        await node.PayIn(stream, 1, "A");
        var started = clock.Now;
        await node.Drain();
        while ((await letters.List(null, null, null, 1))[0].Next is { } next)
        {
            clock.Now = next;
            await node.Drain();
        }

        tries.ShouldBe(18);
        (clock.Now - started).ShouldBeInRange(TimeSpan.FromHours(12), TimeSpan.FromHours(13));
        clock.Now += TimeSpan.FromDays(3);
        await node.Drain();
        tries.ShouldBe(18);
        var dead = (await letters.List(null, null, null, 10)).ShouldHaveSingleItem();
        (dead.IsDead, dead.Attempts, dead.Reason, dead.Version, dead.Id).ShouldBe((true, 18, "test.no-ink", 2, $"test.payments/{stream}/2"));

        ink = true;
        (await letters.Replay(dead.Id)).ShouldBeTrue();
        (await letters.Replay(dead.Id)).ShouldBeFalse();
        await node.Drain();
        payments.Seen.ShouldBe([(stream, 2)]);
        (await node.Ask<long>("select count(*) from platform.due")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_stuck_is_counted_by_reason_listed_page_by_page_and_replayed_by_kind()
    {
        await using var database = await EventSourcingDatabase.Own();
        await using var node = new EventSourcingHost(database, s => s.AddSingleton<IDueHandler>(new OnTime(_ => throw new InvalidOperationException())));
        foreach (var _ in Enumerable.Range(0, 7))
            await OnTime.Due(node, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1));
        await OnTime.Due(node, Guid.CreateVersion7(), TimeSpan.FromSeconds(-1), "test.of-old");
        await node.Drain();

        var letters = node.Get<DeadLetters>();
        (await letters.ByReason()).Select(g => (g.Kind, g.Reason, g.Waiting, g.Dead))
            .ShouldBe([("test.due", "InvalidOperationException", 7, 0), ("test.of-old", "platform.nobody-handles", 1, 0)]);
        var seen = new List<FailedFollowUp>();
        while (await letters.List("test.due", null, seen.LastOrDefault(), 3) is { Count: > 0 } page)
            seen.AddRange(page);
        seen.Select(s => s.StreamId).Distinct().Count().ShouldBe(7);
        seen.ShouldBeInOrder(SortDirection.Ascending, Comparer<FailedFollowUp>.Create((a, b) => a.Since.CompareTo(b.Since)));

        (await letters.ReplayAll("test.due", "other")).ShouldBe(0);
        (await letters.ReplayAll("test.due")).ShouldBe(7);
        (await letters.ByReason()).ShouldHaveSingleItem().Kind.ShouldBe("test.of-old");
        (await letters.ReplayAll()).ShouldBe(1);
        (await letters.ByReason()).ShouldBeEmpty();
    }
}
