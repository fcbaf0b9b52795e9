using Npgsql;
using OneStop.Cases.Applicants;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing;
using OneStop.TestDatabase;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

public sealed class MyCasesQueryTests
{
    private static readonly Guid Applicant = Guid.CreateVersion7();

    [Fact]
    public async Task What_is_open_is_found_below_any_number_of_closed_ones_and_what_waits_for_the_applicant_comes_first()
    {
        await using var database = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CasesModule).Assembly]);
        await using var db = NpgsqlDataSource.Create(database.ConnectionString);
        await Insert(db, "open", daysAgo: 20);
        await Insert(db, "waits", daysAgo: 30, needsApplicant: true);
        for (var n = 0; n < 5; n++)
            await Insert(db, $"closed-{n}", daysAgo: n, closed: true);

        var running = await new MyCasesQuery(db, GoldenEvents.Masters, Catalog.ShippedCatalog.Create()).Running(ApplicantReach.Whole(Applicant), 3, default);

        running.Select(c => c.Number).ShouldBe(["waits", "open"]);
    }

    private static async Task Insert(NpgsqlDataSource db, string number, int daysAgo, bool needsApplicant = false, bool closed = false)
    {
        await using var command = db.CreateCommand(
            """
            insert into cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed)
            values (gen_random_uuid(), $1, 'YJS-E01', '990102', $2, $2, '', now() - $3 * interval '1 day', '2026-12-01', 1, 0, 0, $4, $5)
            """);
        command.Parameters.AddRange(new[] { Sql.P(number), Sql.P(Applicant), Sql.P(daysAgo), Sql.P(needsApplicant), Sql.P(closed) });
        await command.ExecuteNonQueryAsync();
    }
}
