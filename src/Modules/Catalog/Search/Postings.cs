using System.Runtime.InteropServices;

namespace OneStop.Catalog.Search;

/// <summary>
/// Which terms hold a key: for each key the numbers of the terms, ascending, as differences of one to five bytes in one
/// block of memory.
/// </summary>
internal sealed class Postings
{
    private readonly ulong[] keys;
    private readonly int[] ends;
    private readonly int[] counts;
    private readonly byte[] data;

    private Postings(ulong[] keys, int[] ends, int[] counts, byte[] data) => (this.keys, this.ends, this.counts, this.data) = (keys, ends, counts, data);

    public int Bytes => keys.Length * 16 + data.Length;

    /// <summary>How many terms hold the key.</summary>
    public int Count(ulong key) => Array.BinarySearch(keys, key) is >= 0 and var at ? counts[at] : 0;

    public Reader Read(ulong key) => Array.BinarySearch(keys, key) is >= 0 and var at
        ? new(data.AsSpan((at == 0 ? 0 : ends[at - 1])..ends[at]))
        : default;

    /// <summary>Goes through the terms of a key.</summary>
    public ref struct Reader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;

        public int Current { get; private set; } = -1;

        public bool MoveNext()
        {
            if (rest.IsEmpty)
                return false;
            var (difference, shift, read) = (0, 0, 0);
            byte b;
            do
            {
                b = rest[read++];
                difference |= (b & 0x7f) << shift;
                shift += 7;
            }
            while (b >= 0x80);
            rest = rest[read..];
            Current += difference;
            return true;
        }
    }

    /// <summary>Takes terms in ascending order.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<ulong, Growing> lists = [];

        public void Add(ulong key, int term)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out var known);
            if (!known)
                list = new() { Last = -1, Bytes = new byte[4] };
            if (list.Last == term)
                return;
            var difference = (uint)(term - list.Last);
            (list.Last, list.Count) = (term, list.Count + 1);
            do
            {
                if (list.Length == list.Bytes.Length)
                    Array.Resize(ref list.Bytes, list.Length * 2);
                list.Bytes[list.Length++] = (byte)(difference >= 0x80 ? difference | 0x80 : difference);
                difference >>= 7;
            }
            while (difference > 0);
        }

        public Postings Build()
        {
            var keys = lists.Keys.ToArray();
            Array.Sort(keys);
            var (ends, counts, data, at) = (new int[keys.Length], new int[keys.Length], new byte[lists.Values.Sum(l => l.Length)], 0);
            for (var i = 0; i < keys.Length; i++)
            {
                var list = lists[keys[i]];
                list.Bytes.AsSpan(0, list.Length).CopyTo(data.AsSpan(at));
                (ends[i], counts[i]) = (at += list.Length, list.Count);
            }

            return new(keys, ends, counts, data);
        }

        private struct Growing
        {
            public int Last, Count, Length;
            public byte[] Bytes;
        }
    }
}
