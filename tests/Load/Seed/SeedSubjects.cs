using Npgsql;
using NpgsqlTypes;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.Load.Seed;

/// <summary>Invented applicants with keys of their own.</summary>
internal static class SeedSubjects
{
    public static async Task<IReadOnlyList<SubjectKey>> Make(NpgsqlDataSource db, MasterKeys masters, int count)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy platform.subject_keys (subject, wrapped) from stdin (format binary)");
        var keys = new List<SubjectKey>(count);
        for (var n = 0; n < count; n++)
        {
            var subject = Guid.CreateVersion7();
            var (key, wrapped) = masters.Make(subject);
            keys.Add(key);
            await copy.StartRowAsync();
            await copy.WriteAsync(subject, NpgsqlDbType.Uuid);
            await copy.WriteAsync(wrapped, NpgsqlDbType.Bytea);
        }

        await copy.CompleteAsync();
        return keys;
    }
}
