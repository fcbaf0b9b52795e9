using Npgsql;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;

namespace OneStop.Cases.Automatic;

/// <summary>Drafts go by a time of their own each; what such a time missed goes here, a day later.</summary>
internal sealed class DraftRetention(NpgsqlDataSource db) : IRetention
{
    public string Code => "drafts";

    public int? Days => Draft.DaysKept;

    public async Task<long> End(DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        const string over = "select id from cases.drafts where expires_at <= $1";
        var until = now.AddDays(-1);
        batch.BatchCommands.Add(Sql.Statement($"delete from cases.files where owner in ({over})", Sql.P(until)));
        batch.BatchCommands.Add(Sql.Statement(
            $"delete from platform.due where kind = $2 and stream_id in ({over})", Sql.P(until), Sql.P(DraftExpiry.DueKind)));
        var drafts = Sql.Statement("delete from cases.drafts where expires_at <= $1", Sql.P(until));
        batch.BatchCommands.Add(drafts);
        await batch.ExecuteNonQueryAsync(cancel);
        return (long)drafts.Rows;
    }
}

/// <summary>What was filed is an archive.</summary>
internal sealed class CaseRetention() : KeptByLaw("cases");
