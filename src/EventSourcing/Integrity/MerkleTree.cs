using System.Security.Cryptography;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// A Merkle tree over hashes of 32 bytes, as in RFC 6962: leaves are hashed with a leading 0, nodes with a leading 1, so no
/// two different lists give one root. Leaf by leaf: only the roots of whole subtrees are held.
/// </summary>
internal sealed class MerkleTree
{
    private readonly Stack<(long Leaves, byte[] Hash)> whole = [];

    public long Leaves { get; private set; }

    public void Add(ReadOnlySpan<byte> leaf)
    {
        Leaves++;
        var (size, hash) = (1L, Hash(0, leaf, []));
        while (whole.TryPeek(out var left) && left.Leaves == size)
            (size, hash) = (size * 2, Hash(1, whole.Pop().Hash, hash));
        whole.Push((size, hash));
    }

    public byte[] Root() => whole.Count == 0 ? SHA256.HashData([]) : whole.Select(t => t.Hash).Aggregate((right, left) => Hash(1, left, right));

    private static byte[] Hash(byte kind, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> buffer = stackalloc byte[1 + 32 + 32];
        buffer[0] = kind;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[33..]);
        return SHA256.HashData(buffer[..(1 + left.Length + right.Length)]);
    }
}
