using System.Collections.Concurrent;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OneStop.Pdf.Fonts;

/// <summary>
/// A TrueType font file (glyf outlines; ISO/IEC 14496-22). Read once per process; safe for use by many threads.
/// Glyph outlines stay in the file and are read, and kept, when first used: a Chinese font has 30,000 of them.
/// </summary>
public sealed class TrueTypeFont
{
    private static readonly ConcurrentDictionary<string, Lazy<TrueTypeFont>> Loaded = new(StringComparer.Ordinal);

    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly ConcurrentDictionary<ushort, byte[]> _glyphs = new();
    private readonly CharacterMap _map;
    private readonly int[] _glyphOffsets;
    private readonly ushort[] _advances;
    private readonly short[] _leftBearings;

    private TrueTypeFont(string path)
    {
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        ReadDirectory();
        _map = CharacterMap.Parse(new FontReader(Table("cmap")));
        var head = new FontReader(Table("head"));
        UnitsPerEm = head.UInt16(18);
        Box = (head.Int16(36), head.Int16(38), head.Int16(40), head.Int16(42));
        var glyphs = new FontReader(Table("maxp")).UInt16(4);
        _glyphOffsets = ReadOffsets(new FontReader(Table("loca")), glyphs, isLong: head.Int16(50) == 1);
        (_advances, _leftBearings) = ReadMetrics(new FontReader(Table("hmtx")), glyphs, new FontReader(Table("hhea")).UInt16(34));
        var os2 = new FontReader(Table("OS/2"));
        Weight = os2.UInt16(4);
        (Ascent, Descent) = ((double)os2.Int16(68) / UnitsPerEm, (double)os2.Int16(70) / UnitsPerEm);
        CapHeight = os2.UInt16(0) >= 2 ? (double)os2.Int16(88) / UnitsPerEm : 0.7;
        ItalicAngle = new FontReader(Table("post")).Int32(4) / 65536.0;
        Name = FontName.PostScript(new FontReader(Table("name"))) ?? Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>The PostScript name, such as NotoSerifSC-Regular.</summary>
    public string Name { get; }

    internal int UnitsPerEm { get; }

    /// <summary>100 to 900; 400 is regular.</summary>
    internal int Weight { get; }

    /// <summary>Height of the line above the baseline, in em.</summary>
    internal double Ascent { get; }

    /// <summary>Depth of the line below the baseline, in em; negative.</summary>
    internal double Descent { get; }

    internal double CapHeight { get; }

    internal double ItalicAngle { get; }

    internal (int Left, int Bottom, int Right, int Top) Box { get; }

    /// <summary>Opens a font file, or returns the one opened before. The file stays open as long as the process lives.</summary>
    /// <param name="path">The same path gives the same font.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a TrueType font with glyf outlines.</exception>
    public static TrueTypeFont Load(string path) =>
        Loaded.GetOrAdd(Path.GetFullPath(path), full => new Lazy<TrueTypeFont>(() => new TrueTypeFont(full))).Value;

    internal bool Covers(Rune character) => _map.GlyphOf(character) != 0;

    /// <exception cref="MissingGlyphException"/>
    internal ushort GlyphOf(Rune character)
    {
        var glyph = _map.GlyphOf(character);
        return glyph != 0 ? glyph : throw new MissingGlyphException(character, Name);
    }

    internal ushort Advance(ushort glyph) => _advances[glyph];

    internal short LeftBearing(ushort glyph) => _leftBearings[glyph];

    /// <summary>The glyph's record in the glyf table; empty for a blank.</summary>
    internal byte[] Glyph(ushort glyph) => _glyphs.GetOrAdd(glyph, static (g, font) =>
        font.Read(font._tables["glyf"].Offset + font._glyphOffsets[g], font._glyphOffsets[g + 1] - font._glyphOffsets[g]), this);

    /// <returns>An empty array when the font has no such table.</returns>
    internal byte[] OptionalTable(string tag) => _tables.ContainsKey(tag) ? Table(tag) : [];

    internal byte[] Table(string tag) => _tables.TryGetValue(tag, out var at)
        ? Read(at.Offset, at.Length)
        : throw new InvalidDataException($"The font has no {tag} table; only TrueType outlines are read.");

    private void ReadDirectory()
    {
        var header = Read(0, 12);
        if (header is not ([0, 1, 0, 0, ..] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..]))
            throw new InvalidDataException("Not a TrueType font file.");
        var count = new FontReader(header).UInt16(4);
        var directory = new FontReader(Read(12, 16 * count));
        for (var i = 0; i < count; i++)
            _tables[Encoding.ASCII.GetString(directory.Bytes(16 * i, 4))] = (directory.Int32((16 * i) + 8), directory.Int32((16 * i) + 12));
    }

    private byte[] Read(int offset, int length)
    {
        var bytes = new byte[length];
        return RandomAccess.Read(_file, bytes, offset) == length ? bytes : throw new InvalidDataException("The font file ends too early.");
    }

    private static int[] ReadOffsets(FontReader loca, int glyphs, bool isLong)
    {
        var offsets = new int[glyphs + 1];
        for (var i = 0; i <= glyphs; i++)
            offsets[i] = isLong ? loca.Int32(4 * i) : 2 * loca.UInt16(2 * i);
        return offsets;
    }

    private static (ushort[] Advances, short[] LeftBearings) ReadMetrics(FontReader hmtx, int glyphs, int full)
    {
        var advances = new ushort[glyphs];
        var bearings = new short[glyphs];
        for (var i = 0; i < glyphs; i++)
        {
            advances[i] = hmtx.UInt16(4 * Math.Min(i, full - 1));
            bearings[i] = i < full ? hmtx.Int16((4 * i) + 2) : hmtx.Int16((4 * full) + (2 * (i - full)));
        }
        return (advances, bearings);
    }
}
