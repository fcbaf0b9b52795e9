using System.Runtime.CompilerServices;
using System.Text;

namespace OneStop.Pdf.Writing;

/// <summary>Growing bytes with an interpolated <see cref="Write(ref Fragment)"/> that writes PDF numbers without making strings.</summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    public PdfBuffer Write([InterpolatedStringHandlerArgument("")] ref Fragment fragment)
    {
        _ = fragment;
        return this;
    }

    /// <summary>A text string: ASCII literally, anything else as UTF-16.</summary>
    public void Text(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\')))
        {
            Write($"({text})");
            return;
        }
        Write("<FEFF"u8);
        foreach (var c in text)
            Hex16(c);
        Write(">"u8);
    }

    public void Hex16(ushort value)
    {
        var span = Next(4);
        for (var i = 0; i < 4; i++)
            span[i] = "0123456789ABCDEF"u8[(value >> (12 - (4 * i))) & 15];
    }

    private Span<byte> Next(int length)
    {
        if (Length + length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + length));
        var span = _bytes.AsSpan(Length, length);
        Length += length;
        return span;
    }

    private void Integer(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length);
        Write(digits[..length]);
    }

    /// <summary>Three decimals: a third of a micrometre, finer than any printer.</summary>
    private void Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths < 0)
            Write("-"u8);
        thousandths = Math.Abs(thousandths);
        Integer(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest == 0)
            return;
        Span<byte> decimals = [(byte)'.', (byte)('0' + (rest / 100)), (byte)('0' + (rest / 10 % 10)), (byte)('0' + (rest % 10))];
        Write(decimals.TrimEnd((byte)'0'));
    }

    [InterpolatedStringHandler]
    internal readonly ref struct Fragment(int literalLength, int formattedCount, PdfBuffer buffer)
    {
        private readonly PdfBuffer _buffer = literalLength + formattedCount >= 0 ? buffer : throw new ArgumentOutOfRangeException(nameof(literalLength));

        public void AppendLiteral(string text) => AppendFormatted(text);

        public void AppendFormatted(string text) => Encoding.ASCII.GetBytes(text, _buffer.Next(text.Length));

        public void AppendFormatted(int value) => _buffer.Integer(value);

        public void AppendFormatted(double value) => _buffer.Number(value);

        public void AppendFormatted(PdfRef value) => _buffer.Write($"{value.Id} 0 R");

        /// <summary>A colour's three components, 0 to 1.</summary>
        public void AppendFormatted(Drawing.Rgb colour) => _buffer.Write($"{colour.R / 255.0} {colour.G / 255.0} {colour.B / 255.0}");
    }
}

/// <summary>An indirect object's number.</summary>
internal readonly record struct PdfRef(int Id);
