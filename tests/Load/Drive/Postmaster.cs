using Npgsql;

namespace OneStop.Load.Drive;

/// <summary>The process that the sessions of PostgreSQL are children of.</summary>
internal static class Postmaster
{
    public static async Task<int> Of(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync())!;
        var stat = await File.ReadAllTextAsync($"/proc/{backend}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
    }
}
