using System.Security.Cryptography;

namespace OneStop.Kernel.Integrity;

/// <summary>
/// A Merkle tree over hashes of 32 bytes, as in RFC 6962: leaves are hashed with a leading 0, nodes with a leading 1, an
/// odd node goes up as it is, so no two different lists give one root.
/// </summary>
public static class MerkleTree
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0)
            return SHA256.HashData([]);
        var level = leaves.Select(l => Hash(0, l, [])).ToList();
        while (level.Count > 1)
        {
            var next = new List<byte[]>((level.Count + 1) / 2);
            for (var i = 0; i < level.Count; i += 2)
                next.Add(i + 1 < level.Count ? Hash(1, level[i], level[i + 1]) : level[i]);
            level = next;
        }

        return level[0];
    }

    private static byte[] Hash(byte kind, byte[] left, byte[] right)
    {
        Span<byte> buffer = stackalloc byte[1 + 32 + 32];
        buffer[0] = kind;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[33..]);
        return SHA256.HashData(buffer[..(1 + left.Length + right.Length)]);
    }
}
