using Npgsql;
using OneStop.Certificates.Layouts;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Database;

namespace OneStop.Certificates.Seals;

/// <summary>Fonts as they lie in their folder, seals as they stand in their table.</summary>
internal sealed class IssuingReadiness(NpgsqlDataSource db, Fonts fonts, TimeProvider clock) : IIssuingReadiness
{
    private const string Sealed =
        "select department, max(valid_to) from certificates.seals where department = any($1) and valid_from <= $2 and valid_to > $2 group by department";

    public IReadOnlyList<string> MissingFonts => fonts.Missing;

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> SealedUntil(
        IReadOnlyCollection<string> departments, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(Sealed);
        command.CommandTimeout = 2;
        command.Parameters.Add(Sql.P(departments.ToArray()));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var until = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
            until[row.GetString(0)] = row.GetFieldValue<DateTimeOffset>(1);
        return until;
    }
}
