using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Kernel.Store;

/// <summary>
/// Each event carries the SHA-256 of its predecessor, so a changed, removed or inserted event breaks the chain at that
/// place. Hashed, in order: previous hash (32 bytes; zeros for the first), stream id (16, big-endian), version (4, BE),
/// microseconds since 1970 (8, BE), then type, data and meta as UTF-8, each led by its length (4, BE).
/// </summary>
public static class ChainHash
{
    private const int HeadLength = 32 + 16 + 4 + 8;

    public static readonly byte[] Start = new byte[32];

    public static byte[] Of(ReadOnlySpan<byte> previous, Guid stream, int version, string type, DateTimeOffset at, ReadOnlySpan<byte> data, ReadOnlySpan<byte> meta)
    {
        var name = Encoding.UTF8.GetBytes(type);
        // In one piece: a digest that is fed bit by bit costs more than what it digests.
        var whole = ArrayPool<byte>.Shared.Rent(HeadLength + 3 * sizeof(int) + name.Length + data.Length + meta.Length);
        try
        {
            var head = whole.AsSpan(0, HeadLength);
            previous.CopyTo(head);
            stream.TryWriteBytes(head[32..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt32BigEndian(head[48..], version);
            BinaryPrimitives.WriteInt64BigEndian(head[52..], Microseconds(at));
            var length = HeadLength;
            Append(whole, ref length, name);
            Append(whole, ref length, data);
            Append(whole, ref length, meta);
            return SHA256.HashData(whole.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    /// <summary>The store keeps microseconds; so must what is hashed.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Append(byte[] whole, ref int length, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(length), part.Length);
        part.CopyTo(whole.AsSpan(length += sizeof(int)));
        length += part.Length;
    }
}
