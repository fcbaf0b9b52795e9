using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace OneStop.Pdf.Writing;

/// <summary>Growing bytes with an interpolated <see cref="Write(ref Fragment)"/> that writes PDF numbers without making strings.</summary>
internal sealed class PdfBuffer(int capacity = 1024) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

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
            Grow(Length + length);
        var span = _bytes.AsSpan(Length, length);
        Length += length;
        return span;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, needed));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private void Integer(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length);
        Write(digits[..length]);
    }

    /// <summary>Two decimals: a length of 4 µm, finer than any printer.</summary>
    private void Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
            Write("-"u8);
        hundredths = Math.Abs(hundredths);
        Integer(hundredths / 100);
        if ((int)(hundredths % 100) is var rest and > 0)
            Write(((ReadOnlySpan<byte>)[(byte)'.', (byte)('0' + (rest / 10)), (byte)('0' + (rest % 10))]).TrimEnd((byte)'0'));
    }

    /// <summary>Three decimals tell all 256 steps of a colour apart.</summary>
    private void Component(byte value)
    {
        var thousandths = (int)Math.Round(value / 0.255);
        Write($"{thousandths / 1000}.");
        Write([(byte)('0' + (thousandths / 100 % 10)), (byte)('0' + (thousandths / 10 % 10)), (byte)('0' + (thousandths % 10))]);
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
        public void AppendFormatted(Drawing.Rgb colour)
        {
            _buffer.Component(colour.R);
            _buffer.Write(" "u8);
            _buffer.Component(colour.G);
            _buffer.Write(" "u8);
            _buffer.Component(colour.B);
        }
    }
}

/// <summary>An indirect object's number.</summary>
internal readonly record struct PdfRef(int Id);
