using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>Reads what was published. Synchronous, because the first page after an outage may have to wait for it anyway.</summary>
internal sealed class PublishedMatters(NpgsqlDataSource db)
{
    /// <summary>Grows with every publication.</summary>
    public long Revision()
    {
        using var command = db.CreateCommand("select number from catalog.revision");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>All versions; the revision is read first, so that a publication in between is noticed next time.</summary>
    public (long Revision, IReadOnlyList<Matter> Matters) All()
    {
        var revision = Revision();
        using var command = db.CreateCommand("select body from catalog.matters order by code, version");
        using var reader = command.ExecuteReader();
        var matters = new List<Matter>();
        while (reader.Read())
            matters.Add(JsonSerializer.Deserialize<Matter>(reader.GetFieldValue<byte[]>(0), CatalogJson.Options)!);
        return (revision, matters);
    }
}
