using System.Reflection;
using Npgsql;
using OneStop.Kernel.Database;

namespace OneStop.TestDatabase;

/// <summary>
/// A database of its own on the server that ONESTOP_TEST_DB names (an administrator's connection string), dropped at the end.
/// </summary>
public sealed class TestDb : IAsyncDisposable
{
    private const string ServerVariable = "ONESTOP_TEST_DB";

    private readonly string name;

    private TestDb(string name, string connectionString) => (this.name, ConnectionString) = (name, connectionString);

    public string ConnectionString { get; }

    public static async Task<TestDb> Create(IEnumerable<Assembly> scripts)
    {
        var fresh = "t_" + Guid.CreateVersion7().ToString("n");
        await Execute($"create database {fresh}");
        var connectionString = new NpgsqlConnectionStringBuilder(Server) { Database = fresh, NoResetOnClose = true, MaxAutoPrepare = 40, IncludeErrorDetail = true }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Scripts.Run(source, scripts);
        return new(fresh, connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pool = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pool);
        await Execute($"drop database if exists {name} with (force)");
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
