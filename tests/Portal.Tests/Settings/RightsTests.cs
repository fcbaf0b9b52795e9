using Npgsql;
using OneStop.TestDatabase;
using OneStop.Web;

namespace OneStop.Portal.Tests.Settings;

public class RightsTests
{
    private const string Key = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=";
    private const string Other = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=";

    [Fact]
    public async Task A_production_portal_that_could_rewrite_its_ledgers_does_not_serve()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        await using (var asOwner = Host(database.OwnerConnectionString))
        {
            var refused = await Should.ThrowAsync<IncompleteSettingsException>(() => RightsCheck.Run(asOwner.Services));
            refused.Message.ShouldContain("OneStop:OwnerDatabase");
        }

        await using var asPortal = Host(database.ConnectionString);
        await RightsCheck.Run(asPortal.Services);
    }

    [Fact]
    public async Task A_production_setup_wants_the_owner_of_the_tables()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        await using var host = Host(database.ConnectionString);
        (await Should.ThrowAsync<IncompleteSettingsException>(() => Setup.Lay(host.Services))).Message.ShouldContain("OneStop:OwnerDatabase");
    }

    /// <summary>Every table that is only added to, whoever made it: none may be changed, emptied or altered by a portal.</summary>
    [Fact]
    public async Task A_portal_can_neither_change_nor_empty_nor_alter_any_ledger()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        await using var portal = NpgsqlDataSource.Create(database.ConnectionString);
        var ledgers = await Strings(portal, "select c.oid::regclass::text from pg_class c where obj_description(c.oid, 'pg_class') = 'portal: select, insert'");
        string[] known = ["events.mt_events", "platform.roots", "cases.looks", "exchange.looks", "certificates.checks", "certificates.seal_uses",
            "certificates.files"];
        foreach (var ledger in known)
            ledgers.ShouldContain(ledger);
        foreach (var ledger in ledgers)
        {
            var column = (await Strings(portal,
                $"select attname from pg_attribute where attrelid = '{ledger}'::regclass and attnum > 0 and attidentity = '' order by attnum limit 1"))
                .Single();
            foreach (var edit in (string[])[$"update {ledger} set {column} = {column}", $"delete from {ledger}", $"truncate {ledger}",
                $"alter table {ledger} drop column {column}"])
            {
                await using var command = portal.CreateCommand(edit);
                (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(), edit)).SqlState.ShouldBe(
                    PostgresErrorCodes.InsufficientPrivilege, edit);
            }
        }
    }

    private static WebApplication Host(string database) => OneStopHost.Build(
    [
        "--OneStop:Profile=Production", $"--OneStop:Database={database}", $"--OneStop:DataDir={Path.GetTempPath()}", $"--OneStop:Fonts={Path.GetTempPath()}",
        $"--OneStop:MasterKey={Key}", $"--OneStop:IndexKey={Other}", $"--OneStop:Exchange:Key={Key}",
            "--OneStop:PublicUrl=https://donghu.example", "--OneStop:Workers=false",
    ]);

    private static async Task<List<string>> Strings(NpgsqlDataSource db, string text)
    {
        await using var command = db.CreateCommand(text);
        await using var reader = await command.ExecuteReaderAsync();
        var strings = new List<string>();
        while (await reader.ReadAsync())
            strings.Add(reader.GetString(0));
        return strings;
    }
}
