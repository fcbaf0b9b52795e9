using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Catalog.Publish;

/// <summary>Who brought a part: what officials changed is not overwritten by what ships with the program.</summary>
internal enum Origin { Shipped, Import, Studio }

/// <summary>Publishes parts of the catalogue, all of them or none, each as its next version; what is the same already stays.</summary>
[UseCase]
internal sealed class PartStore(NpgsqlDataSource db)
{
    private const string Add =
        """
        with given as (select * from unnest($1, $2, $3, $4) as g(kind, code, hash, body)),
        last as (
            select distinct on (p.kind, p.code) p.kind, p.code, p.version, p.hash, p.origin
            from catalog.parts p join given g on g.kind = p.kind and g.code = p.code order by p.kind, p.code, p.version desc),
        added as (
            insert into catalog.parts (kind, code, version, hash, body, origin, published_by)
            select g.kind, g.code, coalesce(l.version, 0) + 1, g.hash, g.body::jsonb, $5, $6
            from given g left join last l on l.kind = g.kind and l.code = g.code
            where l.hash is distinct from g.hash and ($5 <> 'shipped' or coalesce(l.origin, 'shipped') = 'shipped')
            returning 1),
        told as (update catalog.revision set number = number + 1 where exists (select from added))
        select count(*)::int from added
        """;

    /// <returns>How many were new or changed.</returns>
    public async Task<int> Publish(IEnumerable<CatalogPart> parts, Origin origin, Guid? by = null, CancellationToken cancel = default)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Statement(parts, origin, by));
        return (int)(await batch.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The statement, to run by itself or with others in one transaction.</summary>
    public static NpgsqlBatchCommand Statement(IEnumerable<CatalogPart> parts, Origin origin, Guid? by)
    {
        var list = parts.ToList();
        return Sql.Statement(Add,
            Sql.P(list.ConvertAll(p => p.Kind).ToArray()), Sql.P(list.ConvertAll(p => p.Code).ToArray()),
            Sql.P(list.ConvertAll(p => Convert.ToHexStringLower(SHA256.HashData(p.Body))).ToArray()),
            Sql.P(list.ConvertAll(p => Encoding.UTF8.GetString(p.Body)).ToArray()),
            Sql.P(origin switch { Origin.Shipped => "shipped", Origin.Import => "import", _ => "studio" }), Sql.P(by));
    }
}
