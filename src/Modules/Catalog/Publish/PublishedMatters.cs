using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>Everything that was published, as of one revision.</summary>
/// <param name="Offered">Regions in which somebody offers a basic item; one that is not there is offered everywhere.</param>
internal sealed record Published(
    long Revision, IReadOnlyList<Matter> Matters, CatalogParts Parts, IReadOnlyDictionary<string, MatterEnd> Ends, IReadOnlyDictionary<string, string[]> Offered);


/// <summary>Reads what was published. Synchronous, because the first page after an outage may have to wait for it anyway.</summary>
internal sealed class PublishedMatters(NpgsqlDataSource db)
{
    /// <summary>Grows with every publication.</summary>
    public long Revision()
    {
        using var command = db.CreateCommand("select number from catalog.revision");
        return (long)command.ExecuteScalar()!;
    }

    // Where nobody offers it any more stands a region that nothing lies in.
    private const string Offers =
        """
        select basic, coalesce(array_agg(distinct region order by region) filter (where closed_on is null or closed_on > (now() at time zone 'Asia/Shanghai')::date), array['-'])
        from catalog.local_items group by basic
        """;

    /// <summary>All versions of matters, the last of every part, in one round trip; the revision is read first, so that a publication in between is noticed next time.</summary>
    public Published All()
    {
        using var batch = db.CreateBatch();
        batch.BatchCommands.Add(new("select number from catalog.revision"));
        batch.BatchCommands.Add(new("select body from catalog.matters order by code, version"));
        batch.BatchCommands.Add(new("select distinct on (kind, code) kind, code, version, body from catalog.parts order by kind, code, version desc"));
        batch.BatchCommands.Add(new("select code, at, successor, reason from catalog.retired"));
        batch.BatchCommands.Add(new(Offers));
        using var reader = batch.ExecuteReader();
        reader.Read();
        var revision = reader.GetInt64(0);
        reader.NextResult();
        var matters = new List<Matter>();
        while (reader.Read())
            matters.Add(JsonSerializer.Deserialize<Matter>(reader.GetFieldValue<byte[]>(0), CatalogJson.Options)!);
        reader.NextResult();
        var parts = new List<Part>();
        while (reader.Read())
            parts.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        reader.NextResult();
        var ends = new Dictionary<string, MatterEnd>(StringComparer.Ordinal);
        while (reader.Read())
        {
            ends[reader.GetString(0)] = new(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                JsonSerializer.Deserialize<Bilingual>(reader.GetFieldValue<byte[]>(3), CatalogJson.Options)!);
        }

        reader.NextResult();
        var offered = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.Read())
            offered[reader.GetString(0)] = reader.GetFieldValue<string[]>(1);
        return new(revision, matters, CatalogParts.Of(parts), ends, offered);
    }
}
