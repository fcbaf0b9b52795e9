using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OneStop.EventSourcing.Database;

/// <summary>
/// Runs the dated, forward-only SQL scripts that lie embedded beside the features that read them, each once, in the order
/// of their names, one transaction each, one node at a time. A script that was changed after it ran stops the start, and so
/// does one that ran and is not among these: then the tables are those of another version.
/// </summary>
public static class Scripts
{
    internal const long Lock = 0x4F4E4553544F50; // "ONESTOP"

    /// <summary>Runs what has not run yet, under the role that owns the tables.</summary>
    /// <returns>How many scripts were new.</returns>
    /// <exception cref="ForeignDatabaseException">The tables are those of another version; nothing was touched.</exception>
    /// <exception cref="InvalidOperationException">A script was changed after it ran, or two have one name.</exception>
    public static async Task<int> Run(NpgsqlDataSource db, IEnumerable<Assembly> assemblies, CancellationToken cancel = default)
    {
        var scripts = Find(assemblies);
        await using var connection = await db.OpenConnectionAsync(cancel);
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancel);
        try
        {
            await Execute(connection,
                """
                create schema if not exists platform;
                create table if not exists platform.scripts (name text primary key, hash text not null, ran_at timestamptz not null default now());
                comment on table platform.scripts is 'portal: select'
                """, cancel);
            var done = await Done(connection, cancel);
            if (done.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !scripts.ContainsKey(name)) is { } unknown)
                throw new ForeignDatabaseException(unknown);
            var ran = 0;
            foreach (var (name, text) in scripts)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
                if (done.TryGetValue(name, out var before))
                {
                    if (before != hash)
                        throw new InvalidOperationException($"The database script {name} was changed after it ran. Write a new one: scripts go forward only.");
                    continue;
                }

                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await Execute(connection, text, cancel);
                await using var record = Sql.Command(connection, "insert into platform.scripts (name, hash) values ($1, $2)", Sql.P(name), Sql.P(hash));
                await record.ExecuteNonQueryAsync(cancel);
                await transaction.CommitAsync(cancel);
                ran++;
            }

            return ran;
        }
        finally
        {
            await Execute(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static SortedDictionary<string, string> Find(IEnumerable<Assembly> assemblies)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies.Distinct())
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                if (!found.TryAdd(name, reader.ReadToEnd()))
                    throw new InvalidOperationException($"Two database scripts are called {name}.");
            }
        }

        return found;
    }

    private static async Task<Dictionary<string, string>> Done(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select name, hash from platform.scripts");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            done.Add(reader.GetString(0), reader.GetString(1));
        return done;
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, text);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>A database that another version of the product made; nothing in it was touched.</summary>
public sealed class ForeignDatabaseException(string script) : Exception(
    $"""
    This database was made by another version of OneStop: the script {script} ran in it, which this version does not have.
    Nothing in it was changed. If it may go, ./onestop reset deletes it and ./onestop up begins afresh; if it has to stay, run
    the version that made it, or name an empty database in OneStop__Database.
    """);
