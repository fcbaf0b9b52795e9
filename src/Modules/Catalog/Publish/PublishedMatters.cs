using System.Text.Json;
using Npgsql;
using OneStop.Catalog.Search;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>Reads what was published. Synchronous, because the first page after an outage may have to wait for it anyway.</summary>
internal sealed class PublishedMatters(NpgsqlDataSource db) : IPublishedCatalog
{
    private const string Offers =
        """
        select basic, coalesce(array_agg(distinct region order by region)
               filter (where closed_on is null or closed_on > (now() at time zone 'Asia/Shanghai')::date), '{}')
        from catalog.local_items group by basic
        """;

    /// <summary>Grows with every publication.</summary>
    public long Revision()
    {
        using var command = db.CreateCommand("select number from catalog.revision");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>In one round trip; the revision is read first, so that a publication in between is noticed next time.</summary>
    public PublishedCatalog All()
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
        var matters = Next(reader, r => Json<Matter>(r, 0));
        var parts = Next(reader, r => new CatalogPart(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetFieldValue<byte[]>(3)));
        var ends = Next(reader, End);
        var offered = Next(reader, r => KeyValuePair.Create(r.GetString(0), new Coverage(r.GetFieldValue<string[]>(1))));
        return new(revision, matters, CatalogParts.Of(parts), ends.ToDictionary(e => e.Code, StringComparer.Ordinal),
            offered.ToDictionary(StringComparer.Ordinal));
    }

    private static MatterEnd End(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetString(2), Json<Bilingual>(row, 3));

    private static List<T> Next<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        reader.NextResult();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static T Json<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(column), CatalogJson.Options)!;
}
