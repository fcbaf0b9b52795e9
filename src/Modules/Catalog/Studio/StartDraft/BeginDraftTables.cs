using Npgsql;
using OneStop.Catalog.Studio.Drafts;
using OneStop.EventSourcing.Store;

namespace OneStop.Catalog.Studio.StartDraft;

/// <summary>One draft of a thing at a time: the table of drafts refuses the second.</summary>
internal sealed class BeginDraftTables : IWritesTables<CatalogDraft, BeginDraft>
{
    public Refusal? Refused(BeginDraft command, PostgresException violated) =>
        violated is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_draft" }
            ? Refusal.Conflict("catalog.draft-exists", command.Code) : null;
}
