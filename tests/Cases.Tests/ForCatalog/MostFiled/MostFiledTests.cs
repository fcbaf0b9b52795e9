using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OneStop.Cases.ForCatalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing;
using OneStop.TestDatabase;

namespace OneStop.Cases.Tests.ForCatalog;

public sealed class MostFiledTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static async Task File(NpgsqlDataSource db, string matter, int daysAgo, int times)
    {
        await using var command = db.CreateCommand(
            """
            insert into cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on,
                items, finished, granted, needs_applicant, closed)
            select gen_random_uuid(), gen_random_uuid()::text, $1, '990102', gen_random_uuid(), gen_random_uuid(), '', $2, '2026-12-01',
                1, 0, 0, false, false from generate_series(1, $3)
            """);
        command.Parameters.Add(Sql.P(matter));
        command.Parameters.Add(Sql.P(Now.AddDays(-daysAgo)));
        command.Parameters.Add(Sql.P(times));
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task The_most_filed_of_ninety_days_come_first_and_an_older_crowd_does_not_count()
    {
        await using var database = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CasesModule).Assembly]);
        await using var db = NpgsqlDataSource.Create(database.ConnectionString);
        using var most = new MostFiledCount(db, new Clock(), NullLogger<MostFiledCount>.Instance);
        await most.Count(default);
        most.Matters.ShouldBeEmpty();

        await File(db, "YJS-P02", 2, 3);
        await File(db, "YJS-E01", 89, 5);
        await File(db, "YJS-P06", 91, 50);
        await most.Count(default);
        most.Matters.ShouldBe(["YJS-E01", "YJS-P02"]);
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_order_stands()
    {
        await using var database = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CasesModule).Assembly]);
        await using var db = NpgsqlDataSource.Create(database.ConnectionString);
        using var most = new MostFiledCount(db, new Clock(), NullLogger<MostFiledCount>.Instance);
        await File(db, "YJS-P02", 2, 1);
        await most.Count(default);
        most.Matters.ShouldBe(["YJS-P02"]);

        await database.AsOwner("drop table cases.cases cascade");
        await most.Count(default);
        most.Matters.ShouldBe(["YJS-P02"]);
    }
}
