using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Integrity;

/// <summary>A row to prove: what roots call its table, the transaction that wrote it, its hash.</summary>
public sealed record ProvenRow(string Source, ulong Tx, byte[] Hash);

/// <summary>
/// Rows together with what proves them to somebody who has no access to the database: what was hashed, the way in the tree from the hash
/// to the root (RFC 6962), and the signed root. <see cref="EvidenceFile"/> reads it again.
/// </summary>
public sealed class RowEvidence(NpgsqlDataSource db, IEnumerable<ChainedLedger> ledgers, IEnumerable<KeptTable> kept)
{
    private readonly Dictionary<string, RootSource> sources = RootSource.All(ledgers, kept).ToDictionary(s => s.Name, StringComparer.Ordinal);
    private readonly HashSet<string> chained = [.. ledgers.Select(l => l.Table)];

    /// <summary>Lines of JSON: the rows, each tree read once, then the roots. A row that no root covers yet has none.</summary>
    public async IAsyncEnumerable<string> Of(IReadOnlyList<ProvenRow> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var utc = Sql.Command(connection, "set local timezone = 'UTC'"))
            await utc.ExecuteNonQueryAsync(cancel);
        var roots = await Roots(connection, rows, cancel);
        foreach (var together in rows.GroupBy(r => (r.Source, Root: roots.FindIndex(s => s.Root.FromTx <= r.Tx && r.Tx < s.Root.ToTx))))
        {
            var root = together.Key.Root < 0 ? null : roots[together.Key.Root];
            var leaves = root is null ? [] : await Leaves(connection, sources[together.Key.Source], root.Root, cancel);
            foreach (var row in together)
            {
                var content = await Content(connection, row, cancel);
                var leaf = leaves.FindIndex(l => l.AsSpan().SequenceEqual(row.Hash));
                var evidence = new EvidenceRow(row.Source, content, Convert.ToHexStringLower(row.Hash), null, null, null);
                if (leaf >= 0)
                {
                    var path = MerkleTree.Path(leaves, leaf).Select(Convert.ToHexStringLower);
                    evidence = evidence with { Root = root!.Root.Number, Leaf = leaf, Path = [.. path] };
                }

                yield return JsonSerializer.Serialize(evidence, EvidenceJson.Default.EvidenceRow);
            }
        }

        foreach (var root in roots)
            yield return root.Line;
    }

    private static async Task<List<SignedRoot>> Roots(NpgsqlConnection connection, IReadOnlyList<ProvenRow> rows, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection,
            """
            select distinct on (r.number) r.line from unnest($1) as t(tx) cross join lateral (
                select number, line from platform.roots where substring(line from '"toTx":"([0-9]+)"')::bigint > t.tx
                order by substring(line from '"toTx":"([0-9]+)"')::bigint limit 1) r
            order by r.number
            """, Sql.P(rows.Select(r => (long)r.Tx).Distinct().ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var roots = new List<SignedRoot>();
        while (await reader.ReadAsync(cancel))
        {
            if (SignedRoot.Parse(reader.GetString(0)) is { } root)
                roots.Add(root);
        }

        return roots;
    }

    private static async Task<List<byte[]>> Leaves(NpgsqlConnection connection, RootSource source, Root root, CancellationToken cancel)
    {
        var leaves = new List<byte[]>();
        await foreach (var row in RootStore.Rows(connection, source, root.FromTx, root.ToTx, cancel))
            leaves.Add(row.Hash);
        return leaves;
    }

    private async Task<string> Content(NpgsqlConnection connection, ProvenRow row, CancellationToken cancel)
    {
        if (row.Source == EventRows.Source.Name)
        {
            await using var ofEvent = Sql.Command(connection, EventRows.OfHash, Sql.Xid(row.Tx), Sql.P(Convert.ToHexStringLower(row.Hash)));
            await using var events = await ofEvent.ExecuteReaderAsync(cancel);
            if (!await events.ReadAsync(cancel))
                return "";
            var (stream, previous) = (events.GetGuid(0), events.IsDBNull(1) ? ChainHash.Start : events.GetString(1));
            return System.Text.Encoding.UTF8.GetString(EventRows.Row.Read(events, 2).Content(stream, previous).Span);
        }

        var hash = chained.Contains(row.Source) ? "hash" : "row_hash";
        await using var command = Sql.Command(connection,
            $"select (to_jsonb(r) - '{hash}')::text from {sources[row.Source].Name} r where tx = $1 and {hash} = $2 limit 1", Sql.Xid(row.Tx), Sql.P(row.Hash));
        var text = await command.ExecuteScalarAsync(cancel) as string ?? "";
        return chained.Contains(row.Source) && text.Length > 0
            ? System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(System.Text.Encoding.UTF8.GetBytes(text))) : text;
    }
}

/// <param name="Content">What was hashed.</param>
/// <param name="Hash">SHA-256 of it, hex.</param>
/// <param name="Root">Number of the root that covers it; null while none does.</param>
/// <param name="Leaf">Its place among the rows of its table that the root covers.</param>
/// <param name="Path">Hashes beside the way to the root of the tree, hex, from the leaf on.</param>
internal sealed record EvidenceRow(string Source, string Content, string Hash, long? Root, int? Leaf, IReadOnlyList<string>? Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvidenceRow))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
