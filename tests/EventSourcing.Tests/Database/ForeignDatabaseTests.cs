using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.TestDatabase;

namespace OneStop.EventSourcing.Tests.Database;

public sealed class ForeignDatabaseTests
{
    [Fact]
    public async Task A_database_of_another_version_is_told_what_to_do_and_left_as_it_is()
    {
        await using var database = await TestDb.Create([]);
        await using var db = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using (var ran = db.CreateCommand("insert into platform.scripts (name, hash) values ('2026-11-22_00_gone.sql', 'a hash')"))
            await ran.ExecuteNonQueryAsync();

        var refused = await Should.ThrowAsync<ForeignDatabaseException>(() => Scripts.Run(db, [typeof(Scripts).Assembly]));

        refused.Message.ShouldContain("2026-11-22_00_gone.sql");
        refused.Message.ShouldContain("./onestop reset");
        await using var tables = db.CreateCommand("select string_agg(table_name, ',') from information_schema.tables where table_schema = 'platform'");
        (await tables.ExecuteScalarAsync()).ShouldBe("scripts");
    }
}
