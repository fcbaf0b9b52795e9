using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace OneStop.Cases.Tests.World;

/// <summary>Photos and PDFs as people have them, made as they are needed.</summary>
internal static class Papers
{
    public const string Script = "<</S/JavaScript/JS(app.alert(1))>>";

    private static readonly string[] Ordinary =
    [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
    ];

    /// <summary>A picture whose left half is red and whose right half is blue.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 600, int height = 400, SKColor? left = null)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var red = new SKPaint { Color = left ?? SKColors.Red, BlendMode = SKBlendMode.Src };
        canvas.Clear(SKColors.Blue);
        canvas.DrawRect(0, 0, width / 2, height, red);
        return bitmap.Encode(format, 90).ToArray();
    }

    /// <summary>As a phone writes it that was turned, with the place where it stood.</summary>
    public static byte[] Photo(byte orientation)
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0,
            0, 1, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 0, 0, 0, .. "GPS 31N 120E"u8,
        ];
        byte[] length = [0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>One page with this text, and more objects from number 5 on.</summary>
    public static byte[] Pdf(string text = "page", string catalog = "", string page = "", params string[] more)
    {
        var objects = Objects(text, catalog, page, more);
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        return Bytes($"{file}{table}trailer\n<</Root 1 0 R/Size {objects.Count + 1}>>\nstartxref\n{start}\n%%EOF\n");
    }

    /// <summary>The same, with its objects in a compressed stream.</summary>
    /// <param name="packed">What the stream is instead of them.</param>
    public static byte[] PackedPdf(string catalog = "", string filter = "/FlateDecode", Func<byte[], byte[]>? packed = null, params string[] more)
    {
        var objects = Objects("page", catalog, "", more);
        var inside = objects.Where((_, i) => i != 3).ToList();
        var (numbers, bodies) = (new StringBuilder(), new StringBuilder());
        foreach (var body in inside)
        {
            numbers.Append($"{objects.IndexOf(body) + 1} {bodies.Length} ");
            bodies.Append(body).Append(' ');
        }

        var stream = (packed ?? Deflated)(Bytes($"{numbers}{bodies}"));
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n");
        var content = (int)file.Position;
        Write(file, $"4 0 obj\n{objects[3]}\nendobj\n");
        var holder = (int)file.Position;
        Write(file, $"{objects.Count + 1} 0 obj\n<</Type/ObjStm/N {inside.Count}/First {numbers.Length}/Filter {filter}/Length {stream.Length}>>\nstream\n");
        file.Write(stream);
        Write(file, "\nendstream\nendobj\n");
        var table = (int)file.Position;
        List<byte> rows = [0, 0, 0, 0, 0, 0];
        for (var i = 0; i < objects.Count; i++)
            rows.AddRange(i == 3 ? Row(1, content, 0) : Row(2, objects.Count + 1, inside.IndexOf(objects[i])));
        rows.AddRange(Row(1, holder, 0));
        rows.AddRange(Row(1, table, 0));
        var size = objects.Count + 3;
        Write(file, $"{size - 1} 0 obj\n<</Type/XRef/W[1 4 1]/Root 1 0 R/Size {size}/Length {rows.Count}>>\nstream\n");
        file.Write([.. rows]);
        Write(file, $"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    public static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize))
            deflate.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A file that no few lines make: a picture of four inks, an encrypted PDF.</summary>
    public static byte[] Input(string name)
    {
        using var stream = typeof(Papers).Assembly.GetManifestResourceStream($"Inputs.{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static List<string> Objects(string text, string catalog, string page, string[] more)
    {
        var shown = $"BT /F1 12 Tf 10 100 Td ({text}) Tj ET";
        return
        [
            Ordinary[0].Insert(2, catalog), Ordinary[1], Ordinary[2].Insert(2, page),
            $"<</Length {shown.Length}>>\nstream\n{shown}\nendstream", .. more,
        ];
    }

    private static byte[] Row(byte kind, int place, int index)
    {
        byte[] row = [kind, 0, 0, 0, 0, (byte)index];
        BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(1), place);
        return row;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
    private static void Write(Stream file, string text) => file.Write(Bytes(text));
}
