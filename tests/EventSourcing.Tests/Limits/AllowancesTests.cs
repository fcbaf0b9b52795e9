using Npgsql;
using OneStop.EventSourcing.Limits;

namespace OneStop.EventSourcing.Tests.Limits;

[Collection(EventSourcingCollection.Name)]
public sealed class AllowancesTests(EventSourcingDatabase database) : IAsyncDisposable
{
    private readonly StillClock clock = new();
    private readonly NpgsqlDataSource db = NpgsqlDataSource.Create(database.Database.ConnectionString);
    private readonly string me = Guid.CreateVersion7().ToString();

    private Allowances Subject => new(db, database.Masters, clock);

    private Allowance Mine => new("knock", me, 3, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task It_may_be_done_so_many_times_and_again_when_the_time_is_over()
    {
        for (var i = 1; i <= 3; i++)
            (await Subject.Take([Mine], default)).ShouldSatisfyAllConditions(t => t.Allowed.ShouldBeTrue(), t => t.Used.ShouldBe([i]));
        clock.Advance(TimeSpan.FromMinutes(1));
        (await Subject.Take([Mine], default)).Until.ShouldBe(clock.GetUtcNow() + TimeSpan.FromMinutes(4));
        clock.Advance(TimeSpan.FromMinutes(4));
        (await Subject.Take([Mine], default)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_given_back_does_not_count()
    {
        for (var i = 0; i < 10; i++)
        {
            (await Subject.Take([Mine], default)).Allowed.ShouldBeTrue();
            await Subject.GiveBack([Mine], default);
        }
    }

    [Fact]
    public async Task Of_several_the_one_that_is_used_up_decides()
    {
        var place = new Allowance("knock", "place " + me, 100, TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
            (await Subject.Take([Mine, place], default)).Allowed.ShouldBeTrue();
        var last = await Subject.Take([place, Mine], default);
        last.Until.ShouldBe(clock.GetUtcNow() + Mine.Per);
        last.Used.ShouldBe([4, 4]);
        (await Subject.Take([place], default)).Allowed.ShouldBeTrue();
        (await Subject.Take([Mine with { What = "something else" }], default)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_at_once_get_no_more_than_there_are()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Subject.Take([Mine], default)));
        all.Count(t => t.Allowed).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_can_read_whose_it_is()
    {
        await Subject.Take([new("knock", "198.51.100.7", 3, TimeSpan.FromHours(1))], default);
        await using var command = db.CreateCommand("select string_agg(t::text, ' ') from platform.allowances t");
        ((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldNotContain("198.51");
    }

    private sealed class StillClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
