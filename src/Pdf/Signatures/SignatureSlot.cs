using System.Globalization;
using System.Text;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Signatures;

/// <summary>The signature's field and dictionary in the file, with room for what is known only when all else is written.</summary>
internal sealed class SignatureSlot(SealedSignature signature, string signerName, int size)
{
    /// <summary>Ten digits each: files up to 9 GB.</summary>
    private const string RangeRoom = "0 0000000000 0000000000 0000000000";

    private int _contentsAt;
    private int _rangeAt;

    public PdfPage Page => signature.Page;

    public PdfRef WriteTo(PdfWriter writer)
    {
        var value = writer.Begin();
        var output = writer.Output;
        output.Write("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents "u8);
        _contentsAt = output.Length;
        output.Write("<"u8);
        output.Write(Encoding.ASCII.GetBytes(new string('0', 2 * size)));
        output.Write("> /ByteRange ["u8);
        _rangeAt = output.Length;
        output.Write($"{RangeRoom}] /M ({PdfDate.Format(signature.Time)}) /Name ");
        output.Text(signerName);
        output.Write(" /Reason "u8);
        output.Text(signature.Reason);
        output.Write(" >>"u8);
        writer.End();
        return WriteField(writer, value);
    }

    /// <summary>Writes the byte range and returns the SHA-256 of what is to be signed: the file without the signature's own value.</summary>
    public byte[] Digest(byte[] file)
    {
        var after = _contentsAt + (2 * size) + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"0 {_contentsAt:D10} {after:D10} {file.Length - after:D10}");
        Encoding.ASCII.GetBytes(range, file.AsSpan(_rangeAt));
        return SignedRange.Digest(file, _contentsAt, after, file.Length);
    }

    public void Fill(byte[] file, byte[] value)
    {
        if (value.Length > size)
            throw new InvalidOperationException($"The signature takes {value.Length} bytes; its signer promised at most {size}.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(value), file.AsSpan(_contentsAt + 1));
    }

    /// <summary>The field lies over the seal and is itself blank, so that readers which do not draw fields show the seal too.</summary>
    private PdfRef WriteField(PdfWriter writer, PdfRef value)
    {
        const int printed = 4, locked = 128;
        const double side = OfficialSeal.Diameter;
        var box = FormattableString.Invariant($"[0 0 {side:0.###} {side:0.###}]");
        var appearance = writer.RawStream($"/Type /XObject /Subtype /Form /BBox {box} /Resources << >>", []);
        var (left, bottom) = (signature.X - (side / 2), Page.Height - signature.Y - (side / 2));
        var field = writer.Begin();
        var output = writer.Output;
        output.Write($"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F {printed + locked} /P {Page.Id} /V {value}");
        output.Write($" /Rect [{left} {bottom} {left + side} {bottom + side}] /AP << /N {appearance} >> /TU ");
        output.Text(signature.Seal.Description);
        output.Write(" >>"u8);
        writer.End();
        return field;
    }
}
