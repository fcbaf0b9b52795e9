using Npgsql;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>What stands in every table, the events among them, apart from what is kept of everybody who comes by.</summary>
internal static class Fingerprint
{
    /// <summary>Looks at what one may see, attempts, and what nodes do of themselves.</summary>
    private static readonly string[] OfVisits =
    [
        "orleans", "cases.looks", "mydata.looks", "exchange.looks", "identity.tries", "identity.data_protection_keys", "platform.allowances", "platform.probe",
        "platform.due", "platform.roots", "cases.counted_years", "certificates.checks",
    ];

    public static async Task<SortedDictionary<string, string>> Of(NpgsqlDataSource db)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var list = db.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        await using (var row = await list.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                found[row.GetString(0)] = "";
        }

        foreach (var table in found.Keys.ToList())
        {
            if (Array.Exists(OfVisits, v => table == v || table.StartsWith(v + ".", StringComparison.Ordinal)))
            {
                found.Remove(table);
                continue;
            }

            await using var read = db.CreateCommand(
                $"select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from {table} t");
            found[table] = (string)(await read.ExecuteScalarAsync())!;
        }

        return found;
    }

    public static async Task<IReadOnlyList<string>> SignIns(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("select id::text from identity.sign_ins");
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await row.ReadAsync())
            found.Add(row.GetString(0));
        return found;
    }

    /// <summary>The same twice: what follows of itself has followed.</summary>
    public static async Task<SortedDictionary<string, string>> AtRest(NpgsqlDataSource db)
    {
        var last = await Of(db);
        for (var left = 60; left > 0; left--)
        {
            await Task.Delay(500);
            var now = await Of(db);
            if (now.SequenceEqual(last))
                return now;
            last = now;
        }

        throw new TimeoutException("The world does not come to rest.");
    }
}
