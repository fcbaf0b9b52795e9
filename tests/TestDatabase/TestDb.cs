using System.Reflection;
using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.TestDatabase;

/// <summary>
/// A database of its own on the server that ONESTOP_TEST_DB names (an administrator's connection string), dropped at the end.
/// </summary>
public sealed class TestDb : IAsyncDisposable
{
    private const string ServerVariable = "ONESTOP_TEST_DB";

    private readonly string name;

    private TestDb(string name, string owner, string portal) => (this.name, OwnerConnectionString, ConnectionString) = (name, owner, portal);

    /// <summary>For hosts: a role of this database alone, with the rights of a portal.</summary>
    public string ConnectionString { get; }

    /// <summary>For setup, and for tests that alter what no portal can.</summary>
    public string OwnerConnectionString { get; }

    public static async Task<TestDb> Create(IEnumerable<Assembly> scripts)
    {
        var fresh = "t_" + Guid.CreateVersion7().ToString("n");
        await Execute($"create database {fresh}");
        await Execute($"create role {fresh} login password '{fresh}'");
        var connection = new NpgsqlConnectionStringBuilder(Server) { Database = fresh, NoResetOnClose = true, MaxAutoPrepare = 40, IncludeErrorDetail = true };
        var owner = connection.ConnectionString;
        await using var source = NpgsqlDataSource.Create(owner);
        await Scripts.Run(source, scripts);
        await Rights.Grant(source, fresh);
        (connection.Username, connection.Password) = (fresh, fresh);
        return new(fresh, owner, connection.ConnectionString);
    }

    /// <summary>What no portal can do.</summary>
    public async Task AsOwner(string text, params NpgsqlParameter[] parameters)
    {
        await using var owner = NpgsqlDataSource.Create(OwnerConnectionString);
        await using var command = owner.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var used in (string[])[ConnectionString, OwnerConnectionString])
        {
            await using var pool = new NpgsqlConnection(used);
            NpgsqlConnection.ClearPool(pool);
        }

        await Execute($"drop database if exists {name} with (force)");
        await Execute($"drop role if exists {name}");
    }

    private static string Server => Environment.GetEnvironmentVariable(ServerVariable)
        ?? throw new InvalidOperationException($"{ServerVariable} is not set. Run the tests with ./onestop test, or name a PostgreSQL server of your own, e.g. Host=127.0.0.1;Username=postgres.");

    private static async Task Execute(string text)
    {
        await using var source = NpgsqlDataSource.Create(Server);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }
}
