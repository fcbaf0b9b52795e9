using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OneStop.Pdf.Fonts;

/// <summary>
/// A TrueType font program holding only the given glyphs, renumbered from 0 in the given order.
/// Parts of composite glyphs follow after them. PDF readers need no cmap in it (ISO 32000-1, 9.9).
/// </summary>
internal static class FontSubset
{
    private const uint ChecksumMagic = 0xB1B0AFBA;

    /// <param name="font">The whole font.</param>
    /// <param name="glyphs">Glyph numbers of the whole font; the first is 0 (.notdef).</param>
    public static byte[] Build(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        var (outlines, kept) = Collect(font, glyphs);
        var offsets = new byte[4 * (outlines.Count + 1)];
        var metrics = new byte[4 * outlines.Count];
        var total = 0;
        for (var i = 0; i < outlines.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * i), total);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), font.Advance(kept[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), font.LeftBearing(kept[i]));
            total += Aligned(outlines[i].Length);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * outlines.Count), total);

        var glyf = new byte[total];
        var at = 0;
        foreach (var outline in outlines)
        {
            outline.CopyTo(glyf, at);
            at += Aligned(outline.Length);
        }

        var head = font.Table("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)outlines.Count);
        var maxp = font.Table("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)outlines.Count);

        return Assemble([
            ("cvt ", font.OptionalTable("cvt ")), ("fpgm", font.OptionalTable("fpgm")), ("glyf", glyf), ("head", head),
            ("hhea", hhea), ("hmtx", metrics), ("loca", offsets), ("maxp", maxp), ("prep", font.OptionalTable("prep")),
        ]);
    }

    private static (List<byte[]> Outlines, List<ushort> Kept) Collect(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        var kept = new List<ushort>(glyphs);
        var outlines = new List<byte[]>(glyphs.Count);
        Dictionary<ushort, ushort>? renumbered = null;
        for (var i = 0; i < kept.Count; i++)
        {
            var outline = font.Glyph(kept[i]);
            if (CompositeGlyph.Is(outline))
            {
                renumbered ??= First(kept);
                outline = [.. outline];
                foreach (var part in CompositeGlyph.Parts(outline))
                {
                    if (!renumbered.TryGetValue(part.Glyph, out var number))
                    {
                        renumbered[part.Glyph] = number = (ushort)kept.Count;
                        kept.Add(part.Glyph);
                    }
                    BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(part.IndexAt), number);
                }
            }
            outlines.Add(outline);
        }
        return (outlines, kept);
    }

    private static Dictionary<ushort, ushort> First(List<ushort> glyphs)
    {
        var numbers = new Dictionary<ushort, ushort>(glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++)
            numbers.TryAdd(glyphs[i], (ushort)i);
        return numbers;
    }

    /// <param name="tables">In the order of their names; empty ones are left out.</param>
    internal static byte[] Assemble((string Tag, byte[] Data)[] tables)
    {
        tables = [.. tables.Where(t => t.Data.Length > 0)];
        var start = 12 + (16 * tables.Length);
        var file = new byte[start + tables.Sum(t => Aligned(t.Data.Length))];
        var span = file.AsSpan();
        var log = BitOperations.Log2((uint)tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(span, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(span[10..], (ushort)((16 * tables.Length) - (16 << log)));

        int at = start, entry = 12, headAt = 0;
        foreach (var (tag, data) in tables)
        {
            data.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, span[entry..]);
            BinaryPrimitives.WriteUInt32BigEndian(span[(entry + 4)..], Checksum(span.Slice(at, Aligned(data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(span[(entry + 8)..], at);
            BinaryPrimitives.WriteInt32BigEndian(span[(entry + 12)..], data.Length);
            if (tag == "head")
                headAt = at;
            at += Aligned(data.Length);
            entry += 16;
        }
        BinaryPrimitives.WriteUInt32BigEndian(span[(headAt + 8)..], unchecked(ChecksumMagic - Checksum(span)));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (; words.Length >= 4; words = words[4..])
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(words));
        return sum;
    }

    private static int Aligned(int length) => (length + 3) & ~3;
}
