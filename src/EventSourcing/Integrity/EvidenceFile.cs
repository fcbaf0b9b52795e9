using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.EventSourcing.Integrity;

/// <summary>What a file of evidence comes to.</summary>
/// <param name="Proven">Rows that a root proves.</param>
/// <param name="Unsigned">Rows that no root covered when the file was made: their content fits their hash, and no more is known.</param>
/// <param name="Fault">The first thing that does not fit, in words; null when all does.</param>
public sealed record EvidenceReport(int Proven, int Unsigned, string? Fault);

/// <summary>Reads what <see cref="RowEvidence"/> wrote; needs the public keys of the ledger and no database.</summary>
public static class EvidenceFile
{
    /// <param name="lines">Of the file; a head that is neither row nor root is passed over.</param>
    /// <param name="key">The ledger's, or a key of whoever checks with the ledger's public keys as retired.</param>
    public static EvidenceReport Check(IEnumerable<string> lines, LedgerKey key)
    {
        var (rows, roots) = (new List<(int Line, EvidenceRow Row)>(), new Dictionary<long, SignedRoot>());
        foreach (var (at, line) in lines.Index())
        {
            if (line.StartsWith("{\"key\":", StringComparison.Ordinal))
            {
                if (SignedRoot.Parse(line) is not { } root || !key.Knows(root.KeyId) || !key.Verifies(root))
                    return new(0, 0, $"Line {at + 1}: a root that is not signed by the ledger's key.");
                roots[root.Root.Number] = root;
            }
            else if (line.StartsWith("{\"source\":", StringComparison.Ordinal))
            {
                if (Read(line) is not { } row)
                    return new(0, 0, $"Line {at + 1}: not a row of evidence.");
                rows.Add((at + 1, row));
            }
        }

        foreach (var (line, row) in rows)
        {
            if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Content))) != row.Hash)
                return new(0, 0, $"Line {line}: its content is not what was hashed.");
            if (row.Root is { } number && !IsProven(row, roots.GetValueOrDefault(number)))
                return new(0, 0, $"Line {line}: root {number} does not prove it.");
        }

        var signed = rows.Count(r => r.Row.Root is not null);
        return new(signed, rows.Count - signed, null);
    }

    private static bool IsProven(EvidenceRow row, SignedRoot? root)
    {
        if (root?.Root.Parts.FirstOrDefault(p => p.Source == row.Source) is not { } part || row.Leaf is not { } leaf || row.Path is not { } path)
            return false;
        return MerkleTree.RootBy(Convert.FromHexString(row.Hash), leaf, part.Rows, [.. path.Select(Convert.FromHexString)]) is { } found
            && found.AsSpan().SequenceEqual(part.Merkle);
    }

    private static EvidenceRow? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EvidenceJson.Default.EvidenceRow);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
