using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.Tests.Database;

[Collection(EventSourcingCollection.Name)]
public sealed class DatabaseRoleTests(EventSourcingDatabase shared)
{
    [Theory]
    [InlineData("update events.mt_events set data = '{}'")]
    [InlineData("delete from events.mt_events")]
    [InlineData("truncate events.mt_events")]
    [InlineData("alter table events.mt_events add column forged int")]
    [InlineData("drop table events.mt_events cascade")]
    [InlineData("delete from events.mt_streams")]
    [InlineData("truncate events.mt_streams")]
    [InlineData("update platform.roots set line = ''")]
    [InlineData("delete from platform.roots")]
    [InlineData("truncate platform.roots")]
    [InlineData("delete from platform.subject_keys")]
    [InlineData("update platform.scripts set hash = ''")]
    [InlineData("create trigger forging before insert on events.mt_events for each row execute function suppress_redundant_updates_trigger()")]
    [InlineData("create table platform.more (id int)")]
    [InlineData("create schema more")]
    [InlineData("set session_replication_role = replica")]
    public async Task The_portals_role_cannot_rewrite_what_is_only_added_to(string statement)
    {
        await using var command = shared.Host.Db.CreateCommand(statement);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_role_that_could_is_told_with_the_table()
    {
        await using var database = await EventSourcingDatabase.Own();
        await using var owner = NpgsqlDataSource.Create(database.Database.OwnerConnectionString);
        (await Rights.Excess(owner)).ShouldBe("events.mt_events");
        (await Rights.Excess(database.Host.Db)).ShouldBeNull();

        await using var grant = owner.CreateCommand($"grant delete on platform.roots to {owner.Builder().Database}");
        await grant.ExecuteNonQueryAsync();
        (await Rights.Excess(database.Host.Db)).ShouldBe("platform.roots");
        await Rights.Grant(owner, owner.Builder().Database!);
        (await Rights.Excess(database.Host.Db)).ShouldBeNull();
    }
}

file static class Naming
{
    public static NpgsqlConnectionStringBuilder Builder(this NpgsqlDataSource db) => new(db.ConnectionString);
}
