using Npgsql;

namespace OneStop.Load;

/// <summary>The database of the measurement, made afresh unless the seeded one is to be used again.</summary>
internal static class LoadDatabase
{
    public static async Task Make(bool keep)
    {
        var admin = Environment.GetEnvironmentVariable("ONESTOP_LOAD_ADMIN")
            ?? throw new InvalidOperationException("ONESTOP_LOAD_ADMIN names no PostgreSQL; ./onestop load sets it.");
        var name = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("OneStop__Database")).Database!;
        if (!name.EndsWith("_load", StringComparison.Ordinal))
            throw new InvalidOperationException($"The database of a measurement is dropped at its start, so its name must end in _load; {name} does not.");
        await using var db = NpgsqlDataSource.Create(admin);
        await using var exists = db.CreateCommand("select count(*) from pg_database where datname = $1");
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        var there = (long)(await exists.ExecuteScalarAsync())! > 0;
        if (there && keep)
            return;
        // The roots of the database before would be held against the new one.
        if (Environment.GetEnvironmentVariable("OneStop__DataDir") is { } data && Path.Combine(data, "ledger", "roots.jsonl") is var roots
            && File.Exists(roots))
            await File.WriteAllTextAsync(roots, "");
        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(name);
        foreach (var statement in (string[])[$"drop database if exists {quoted} with (force)", $"create database {quoted}"])
        {
            await using var command = db.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}
