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
    public static readonly byte[] Start = new byte[32];

    public static byte[] Of(ReadOnlySpan<byte> previous, Guid stream, int version, string type, DateTimeOffset at, ReadOnlySpan<byte> data, ReadOnlySpan<byte> meta)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[32 + 16 + 4 + 8];
        previous.CopyTo(head);
        stream.TryWriteBytes(head[32..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(head[48..], version);
        BinaryPrimitives.WriteInt64BigEndian(head[52..], Microseconds(at));
        hash.AppendData(head);
        Span<byte> name = stackalloc byte[Encoding.UTF8.GetMaxByteCount(type.Length)];
        Append(hash, name[..Encoding.UTF8.GetBytes(type, name)]);
        Append(hash, data);
        Append(hash, meta);
        return hash.GetHashAndReset();
    }

    /// <summary>The store keeps microseconds; so must what is hashed.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
