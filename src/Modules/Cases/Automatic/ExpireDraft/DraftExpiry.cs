using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Cases.Automatic;

/// <summary>A draft that nobody touched for 30 days goes, with everything uploaded for it.</summary>
internal sealed class DraftExpiry(NpgsqlDataSource db) : IDueHandler
{
    public const string DueKind = "cases.draft-expiry";

    public string Kind => DueKind;

    public async Task Handle(DueTime due, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("delete from cases.files where owner = $1 and exists (select from cases.drafts where id = $1 and expires_at <= $2)", Sql.P(due.StreamId), Sql.P(due.At)));
        batch.BatchCommands.Add(Sql.Statement("delete from cases.drafts where id = $1 and expires_at <= $2", Sql.P(due.StreamId), Sql.P(due.At)));
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
