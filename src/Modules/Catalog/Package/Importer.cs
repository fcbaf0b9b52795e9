using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Catalog.Publish;
using OneStop.Web;

namespace OneStop.Catalog.Package;

/// <summary>Imports a package straight into the installation: for operators. Officials import into a draft that somebody else publishes.</summary>
[UseCase]
internal sealed class Importer(NpgsqlDataSource db, CatalogInMemory catalog)
{
    /// <returns>What was done; when it has faults, nothing was.</returns>
    public async Task<ImportPlan> Import(JsonObject file, Collision collision, CancellationToken cancel = default)
    {
        catalog.Refresh();
        var plan = ImportPlan.Of(file, catalog, collision);
        if (plan.Faults.Count > 0 || plan.ChangesNothing)
            return plan;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        if (plan.Parts.Count > 0)
            batch.BatchCommands.Add(PartStore.Statement(plan.Parts, Origin.Import, by: null));
        foreach (var statement in plan.Matters.SelectMany(Publisher.Statements))
            batch.BatchCommands.Add(statement);
        // One batch is one transaction.
        await batch.ExecuteNonQueryAsync(cancel);
        catalog.Refresh();
        return plan;
    }
}
