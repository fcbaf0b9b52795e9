using Npgsql;
using OneStop.Catalog.Items.Csv;
using OneStop.Catalog.Publish;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Catalog.Items;

/// <summary>The city's own offers of the items of its matters, written once: what officials made of them since stays.</summary>
[UseCase]
internal sealed class ShippedLocalItems(NpgsqlDataSource db, ImportLocalItems import)
{
    public async Task Seed(CancellationToken cancel)
    {
        var shipped = BasicItems.Local(CatalogFiles.Shipped.Parts.Items, CatalogFiles.Shipped.Matters).DistinctBy(i => i.Code, StringComparer.Ordinal).ToList();
        await using var command = db.CreateCommand(
            "select g.code from unnest($1) g(code) where not exists (select from catalog.local_items l where l.code = g.code)");
        command.Parameters.Add(Sql.P(shipped.ConvertAll(i => i.Code).ToArray()));
        var missing = new HashSet<string>(StringComparer.Ordinal);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                missing.Add(reader.GetString(0));
        }

        if (missing.Count > 0)
            await import.Write(shipped.Where(i => missing.Contains(i.Code)).Select((item, i) => (i, item)), missing.Count, cancel);
    }
}
