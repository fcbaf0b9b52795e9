using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;
using OneStop.TestDatabase;

namespace OneStop.Portal.Tests.Settings;

public class SecretsTests
{
    private readonly string master = Random(), index = Random();

    [Fact]
    public async Task Secrets_that_are_not_the_databases_are_named_whatever_it_holds()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        await using var portal = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        (await Probe(Random(), Random()).Wrong()).ShouldBeEmpty("an empty database fits everybody");
        await Probe(master, index).Lay();

        (await Probe(master, index).Wrong()).ShouldBeEmpty();
        (await Probe(Random(), index).Wrong()).Single().ShouldStartWith("OneStop:MasterKey");
        (await Probe(master, Random()).Wrong()).Single().ShouldStartWith("OneStop:IndexKey");
        // Laying again changes nothing.
        await Probe(Random(), Random()).Lay();
        (await Probe(master, index).Wrong()).ShouldBeEmpty();

        SecretsProbe Probe(string masterKey, string indexKey) => new(portal, new MasterKeys(masterKey, indexKey));
    }

    [Fact]
    public async Task A_database_without_a_probe_is_known_by_the_keys_in_it()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        await using var portal = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        var masters = new MasterKeys(master, index);
        await using var none = new ServiceCollection().BuildServiceProvider();
        await new SubjectKeys(portal, masters, none).Ensure(Guid.CreateVersion7());
        (await new SecretsProbe(portal, masters).Wrong()).ShouldBeEmpty();
        (await new SecretsProbe(portal, new MasterKeys(Random(), index)).Wrong()).Single().ShouldStartWith("OneStop:MasterKey");
    }

    private static string Random() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
}
