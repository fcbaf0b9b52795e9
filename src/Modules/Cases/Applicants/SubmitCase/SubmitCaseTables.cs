using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Applicants;

/// <summary>The draft goes in the very transaction that files it.</summary>
internal sealed class SubmitCaseTables : IWritesTables<Case, SubmitCase>
{
    public IEnumerable<NpgsqlBatchCommand> Statements(Case state, SubmitCase command, CommandContext by, IReadOnlyList<IEvent> events) =>
        command.Dropped is { } version ? DraftStore.Dropping(command.Draft, version, [.. command.Unfiled]) : [];

    public Refusal? Refused(SubmitCase command, PostgresException violated) =>
        violated.SqlState == DraftStore.ChangedSince ? Refusal.Conflict(SubmitCaseHandler.DraftChanged) : null;
}
