using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Catalog.Check;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Catalog.Publish;

/// <summary>Puts a checked version of a matter into the store, once. The same version again must be the same content.</summary>
[UseCase]
internal sealed class Publisher(NpgsqlDataSource db)
{
    /// <returns>Whether it was new.</returns>
    /// <exception cref="CatalogException">Something is wrong with it, or the version was published with other content.</exception>
    public async Task<bool> Publish(Matter matter, CancellationToken cancel = default)
    {
        var name = $"{matter.Code} version {matter.Version}";
        if (MatterCheck.Faults(matter) is { Count: > 0 } faults)
            throw new CatalogException(name, faults);
        var body = JsonSerializer.SerializeToUtf8Bytes(matter, CatalogJson.Options);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));

        await using var insert = db.CreateCommand(
            """
            with published as (
                insert into catalog.matters (code, version, effective, hash, body) values ($1, $2, $3, $4, $5)
                on conflict do nothing returning 1),
            told as (update catalog.revision set number = number + 1 where exists (select from published))
            select exists (select from published),
                   (select body from catalog.matters where code = $1 and version = $2)
            """);
        insert.Parameters.Add(Sql.P(matter.Code));
        insert.Parameters.Add(Sql.P(matter.Version));
        insert.Parameters.Add(Sql.P(matter.Effective.ToUniversalTime()));
        insert.Parameters.Add(Sql.P(hash));
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await using var reader = await insert.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        if (reader.GetBoolean(0))
            return true;
        if (!await reader.IsDBNullAsync(1, cancel) && !IsSame(reader.GetFieldValue<byte[]>(1), body))
            throw new CatalogException(name, [CatalogFault.At("version", "version-taken", matter.Version)]);
        return false;
    }

    /// <summary>What publishes a checked version within another transaction; a version that is taken already fails it.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Statements(Matter matter)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(matter, CatalogJson.Options);
        yield return Sql.Statement("insert into catalog.matters (code, version, effective, hash, body) values ($1, $2, $3, $4, $5)",
            Sql.P(matter.Code), Sql.P(matter.Version), Sql.P(matter.Effective.ToUniversalTime()), Sql.P(Convert.ToHexStringLower(SHA256.HashData(body))),
            new NpgsqlParameter<byte[]> { TypedValue = body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        yield return Sql.Statement("update catalog.revision set number = number + 1");
    }

    /// <summary>What announces the end of a matter within another transaction.</summary>
    public static NpgsqlBatchCommand Statement(MatterEnd end, Guid by) => Sql.Statement(
        """
        with ended as (insert into catalog.retired (code, at, successor, reason, retired_by) values ($1, $2, $3, $4::jsonb, $5) returning 1)
        update catalog.revision set number = number + 1 where exists (select from ended)
        """,
        Sql.P(end.Code), Sql.P(end.At.ToUniversalTime()), Sql.P(end.Successor), Sql.P(JsonSerializer.Serialize(end.Reason, CatalogJson.Options)), Sql.P(by));

    // Compared as they are read today: an optional part that a later program knows does not make old content other content.
    private static bool IsSame(byte[] stored, byte[] given) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<Matter>(stored, CatalogJson.Options), CatalogJson.Options).AsSpan().SequenceEqual(given);
}
