using Npgsql;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.Catalog.Studio.Publish;

/// <summary>Writes what a published draft becomes, numbered from what every node has published.</summary>
internal sealed class PublishDraftTables(CatalogInMemory catalog, TimeProvider clock)
    : IWritesTables<CatalogDraft, PublishDraft>, IPreparesCommand<CatalogDraft, PublishDraft>
{
    /// <summary>What another node published a moment ago counts: versions are numbered from it.</summary>
    public async Task<PublishDraft> Prepare(CatalogDraft state, PublishDraft command)
    {
        await Task.Run(catalog.Refresh);
        var now = clock.GetUtcNow();
        var effective = state.Effective > now ? state.Effective.Value : now;
        return command with { Plan = PublicationPlan.Of(state, catalog, effective), Effective = effective };
    }

    public IEnumerable<NpgsqlBatchCommand> Statements(CatalogDraft state, PublishDraft command, CommandContext by, IReadOnlyList<IEvent> events)
    {
        var plan = command.Plan!;
        if (plan.Parts.Count > 0)
            yield return PartStore.Statement(plan.Parts, plan.Origin, by.Actor);
        foreach (var statement in plan.Matters.SelectMany(Publisher.Statements))
            yield return statement;
        if (plan.End is { } end)
            yield return Publisher.Statement(end, by.Actor);
    }

    public Refusal? Refused(PublishDraft command, PostgresException violated) =>
        violated is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "catalog" } ? Refusal.Conflict("catalog.published-meanwhile") : null;
}
