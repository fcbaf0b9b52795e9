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

    /// <summary>The hashes beside the way from a leaf to the root (RFC 6962, 2.1.1), from the leaf on.</summary>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[]> leaves, int leaf)
    {
        var path = new List<byte[]>();
        var (from, to) = (0, leaves.Count);
        while (to - from > 1)
        {
            var split = from + Split(to - from);
            var (left, right) = (leaf < split, leaf >= split);
            path.Add(left ? Of(leaves, split, to) : Of(leaves, from, split));
            (from, to) = (right ? split : from, left ? split : to);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The root to which a path leads; null when the path does not fit a tree of so many leaves.</summary>
    public static byte[]? RootBy(ReadOnlySpan<byte> leaf, long index, long leaves, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= leaves)
            return null;
        var (hash, at, last) = (Hash(0, leaf, []), index, leaves - 1);
        foreach (var beside in path)
        {
            if (last == 0 || beside.Length != 32)
                return null;
            if ((at & 1) == 1 || at == last)
            {
                hash = Hash(1, beside, hash);
                // A subtree without a right half stands for itself some levels up.
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = Hash(1, hash, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    private static byte[] Of(IReadOnlyList<byte[]> leaves, int from, int to)
    {
        var tree = new MerkleTree();
        for (var i = from; i < to; i++)
            tree.Add(leaves[i]);
        return tree.Root();
    }

    // The greatest power of two below the number.
    private static int Split(int leaves) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(leaves - 1)));

    private static byte[] Hash(byte kind, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> buffer = stackalloc byte[1 + 32 + 32];
        buffer[0] = kind;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[33..]);
        return SHA256.HashData(buffer[..(1 + left.Length + right.Length)]);
    }
}
