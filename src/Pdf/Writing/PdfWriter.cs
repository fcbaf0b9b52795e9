using System.IO.Compression;

namespace OneStop.Pdf.Writing;

/// <summary>Writes indirect objects in any order, then the cross-reference table and the trailer (ISO 32000-1, 7.5).</summary>
internal sealed class PdfWriter : IDisposable
{
    private readonly List<int> _offsets = [0];

    public PdfWriter() => Output.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);

    public PdfBuffer Output { get; } = new(64 * 1024);

    public PdfRef Reserve()
    {
        _offsets.Add(0);
        return new PdfRef(_offsets.Count - 1);
    }

    public PdfBuffer Begin(PdfRef id)
    {
        _offsets[id.Id] = Output.Length;
        Output.Write($"{id.Id} 0 obj\n");
        return Output;
    }

    public PdfRef Begin()
    {
        var id = Reserve();
        Begin(id);
        return id;
    }

    public void End() => Output.Write("\nendobj\n"u8);

    /// <summary>A compressed stream.</summary>
    /// <param name="entries">Dictionary entries besides Length and Filter; ASCII.</param>
    /// <param name="data">What to compress.</param>
    public PdfRef Stream(string entries, ReadOnlySpan<byte> data) => RawStream($"/Filter /FlateDecode {entries}", Deflate(data));

    /// <summary>A stream written as it is.</summary>
    public PdfRef RawStream(string entries, ReadOnlySpan<byte> data)
    {
        var id = Begin();
        Output.Write($"<< {entries} /Length {data.Length} >>\nstream\n");
        Output.Write(data);
        Output.Write("\nendstream"u8);
        End();
        return id;
    }

    /// <param name="catalog">The document's root.</param>
    /// <param name="info">The information dictionary.</param>
    /// <param name="fingerprint">32 hexadecimal digits that tell this document from others.</param>
    public void Finish(PdfRef catalog, PdfRef info, string fingerprint)
    {
        var start = Output.Length;
        Output.Write($"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1))
            Output.Write($"{offset.ToString("D10")} 00000 n \n");
        Output.Write($"trailer\n<< /Size {_offsets.Count} /Root {catalog} /Info {info} /ID [<{fingerprint}> <{fingerprint}>] >>\n");
        Output.Write($"startxref\n{start}\n%%EOF\n");
    }

    public void Dispose() => Output.Dispose();

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream((data.Length / 2) + 64);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }
}
