using System.Text;

namespace OneStop.Pdf.Fonts;

/// <summary>The font's Unicode to glyph map (cmap formats 4 and 12).</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basicPlane = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _otherPlanes = [];

    /// <returns>0 when the font has no glyph for the character.</returns>
    public ushort GlyphOf(Rune character) =>
        character.IsBmp ? _basicPlane[character.Value] : _otherPlanes.GetValueOrDefault(character.Value);

    public static CharacterMap Parse(FontReader cmap)
    {
        var map = new CharacterMap();
        var (offset, format) = Best(cmap);
        if (format == 12)
            map.ReadGroups(cmap.From(offset));
        else
            map.ReadSegments(cmap.From(offset));
        return map;
    }

    private static (int Offset, int Format) Best(FontReader cmap)
    {
        (int Offset, int Format) best = default;
        for (var i = 0; i < cmap.UInt16(2); i++)
        {
            var entry = 4 + (8 * i);
            var isUnicode = cmap.UInt16(entry) == 0 || (cmap.UInt16(entry) == 3 && cmap.UInt16(entry + 2) is 1 or 10);
            var offset = cmap.Int32(entry + 4);
            var format = cmap.UInt16(offset);
            if (isUnicode && format is 4 or 12 && format > best.Format)
                best = (offset, format);
        }
        return best.Format != 0 ? best : throw new InvalidDataException("The font has no Unicode character map (cmap 4 or 12).");
    }

    private void ReadGroups(FontReader table)
    {
        var groups = table.Int32(12);
        for (var i = 0; i < groups; i++)
        {
            var first = table.Int32(16 + (12 * i));
            var last = table.Int32(20 + (12 * i));
            var glyph = table.Int32(24 + (12 * i));
            for (var c = first; c <= last; c++, glyph++)
                Set(c, (ushort)glyph);
        }
    }

    private void ReadSegments(FontReader table)
    {
        var size = table.UInt16(6);
        int ends = 14, starts = 16 + size, deltas = starts + size, ranges = deltas + size;
        for (var i = 0; i < size; i += 2)
        {
            var range = table.UInt16(ranges + i);
            for (int c = table.UInt16(starts + i); c <= table.UInt16(ends + i) && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? c : table.UInt16(ranges + i + range + (2 * (c - table.UInt16(starts + i))));
                if (glyph != 0)
                    Set(c, (ushort)(glyph + table.UInt16(deltas + i)));
            }
        }
    }

    private void Set(int character, ushort glyph)
    {
        if (character < 0x10000)
            _basicPlane[character] = glyph;
        else
            _otherPlanes[character] = glyph;
    }
}
