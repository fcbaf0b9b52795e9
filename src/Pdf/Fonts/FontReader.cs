using System.Buffers.Binary;

namespace OneStop.Pdf.Fonts;

/// <summary>Big-endian reads from one TrueType table.</summary>
internal readonly ref struct FontReader(ReadOnlySpan<byte> table)
{
    private readonly ReadOnlySpan<byte> _table = table;

    public ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_table[at..]);

    public short Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(_table[at..]);

    public int Int32(int at) => BinaryPrimitives.ReadInt32BigEndian(_table[at..]);

    public FontReader From(int at) => new(_table[at..]);

    public ReadOnlySpan<byte> Bytes(int at, int length) => _table.Slice(at, length);
}
