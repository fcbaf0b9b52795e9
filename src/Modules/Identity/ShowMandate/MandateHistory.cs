using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Identity.ShowMandate;

/// <summary>One thing that became of a mandate.</summary>
/// <param name="What">Word, with a text <c>mandate.log.{word}</c>.</param>
/// <param name="Person">Who did it; null for the register, or by itself.</param>
internal sealed record MandateStep(DateTimeOffset At, string What, string? Why, Guid? Person, MandateScope? Scope, DateTimeOffset? Until);

/// <summary>What became of a mandate, latest first: its log is only added to.</summary>
[UseCase]
internal sealed class MandateHistory(NpgsqlDataSource db)
{
    private const int Most = 100;

    /// <summary>Who asks has checked that it is theirs to see.</summary>
    public async Task<IReadOnlyList<MandateStep>> Of(Guid mandate, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select at, what, why, person, scope, until from identity.mandate_log where mandate = $1 order by entry desc limit {Most}");
        command.Parameters.Add(Sql.P(mandate));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var steps = new List<MandateStep>();
        while (await row.ReadAsync(cancel))
        {
            steps.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetGuid(3), row.IsDBNull(4) ? null : MandateScope.Read(row.GetFieldValue<string[]>(4)),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)));
        }

        return steps;
    }
}
