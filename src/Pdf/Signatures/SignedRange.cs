using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Signatures;

/// <summary>
/// What a signature covers: the file from its start to <see cref="GapStart"/>, and from <see cref="GapEnd"/> to <see cref="SignedUntil"/>.
/// The gap holds the signature's value as a hexadecimal string. Found by reading bytes, not by following the file's own
/// tables: whatever those say, everything outside the gap is signed.
/// </summary>
internal readonly record struct SignedRange(int At, int GapStart, int GapEnd, int SignedUntil)
{
    private const int MostCandidates = 32;
    private const int LargestDictionary = 256 * 1024;

    /// <returns>The first byte range that has a signature in its gap.</returns>
    public static SignedRange? Find(ReadOnlySpan<byte> file)
    {
        var at = 0;
        for (var candidates = 0; candidates < MostCandidates; candidates++)
        {
            var next = file[at..].IndexOf("/ByteRange"u8);
            if (next < 0)
                return null;
            at += next + "/ByteRange"u8.Length;
            if (Parse(file, at) is { } range)
                return range;
        }
        return null;
    }

    public static byte[] Digest(ReadOnlySpan<byte> file, int gapStart, int gapEnd, int signedUntil)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..gapStart]);
        hash.AppendData(file[gapEnd..signedUntil]);
        return hash.GetHashAndReset();
    }

    public static bool LooksSigned(ReadOnlySpan<byte> file) =>
        file.IndexOf("/ByteRange"u8) >= 0 || file.IndexOf("/ETSI.CAdES.detached"u8) >= 0 || file.IndexOf("/adbe.pkcs7.detached"u8) >= 0;

    /// <summary>The value without the zeros that fill its room; empty when it is not one well-formed hexadecimal string.</summary>
    public byte[] Signature(ReadOnlySpan<byte> file)
    {
        var hex = file[(GapStart + 1)..(GapEnd - 1)];
        // Two spellings of one value would let a byte change without a trace.
        if (hex.Length % 2 != 0 || (hex.IndexOfAnyInRange((byte)'a', (byte)'f') >= 0 && hex.IndexOfAnyInRange((byte)'A', (byte)'F') >= 0))
            return [];
        var bytes = new byte[hex.Length / 2];
        var status = Convert.FromHexString(Encoding.ASCII.GetString(hex), bytes, out _, out var written);
        return status == OperationStatus.Done && written == bytes.Length ? bytes : [];
    }

    /// <summary>The /M entry of the signature's dictionary.</summary>
    public DateTimeOffset? SigningTime(ReadOnlySpan<byte> file)
    {
        foreach (var part in (ReadOnlySpan<Range>)[GapEnd..Math.Min(SignedUntil, GapEnd + 1024), Math.Max(0, GapStart - 1024)..GapStart])
        {
            var entries = file[part];
            var at = entries.IndexOf("/M (D:"u8);
            at = at >= 0 ? at + 4 : entries.IndexOf("/M(D:"u8) is >= 0 and var tight ? tight + 3 : -1;
            if (at >= 0 && entries[at..].IndexOf((byte)')') is > 0 and var length)
                return PdfDate.Parse(Encoding.ASCII.GetString(entries.Slice(at, length)));
        }
        return null;
    }

    private static SignedRange? Parse(ReadOnlySpan<byte> file, int at)
    {
        Span<int> numbers = stackalloc int[4];
        var rest = at;
        if (!Skip(file, ref rest, (byte)'['))
            return null;
        foreach (ref var number in numbers)
            if (!Number(file, ref rest, out number))
                return null;
        if (!Skip(file, ref rest, (byte)']'))
            return null;
        var range = new SignedRange(at, numbers[1], numbers[2], 0);
        var end = (long)numbers[2] + numbers[3];
        var isShaped = numbers[0] == 0 && range.GapStart > 0 && range.GapEnd > range.GapStart + 2 && range.GapEnd <= file.Length && end <= int.MaxValue
            && file[range.GapStart] == '<' && file[range.GapEnd - 1] == '>' && range.IsContentsOfSameDictionary(file);
        return isShaped ? range with { SignedUntil = (int)end } : null;
    }

    /// <summary>The gap must be the value of /Contents beside this /ByteRange, not something far away.</summary>
    private bool IsContentsOfSameDictionary(ReadOnlySpan<byte> file)
    {
        if (!file[..GapStart].TrimEnd(" \r\n\t"u8).EndsWith("/Contents"u8))
            return false;
        var between = At >= GapEnd ? file[GapEnd..At] : At <= GapStart ? file[At..GapStart] : [];
        return between.Length is > 0 and < LargestDictionary && between.IndexOf("endobj"u8) < 0 && between.IndexOf("stream"u8) < 0;
    }

    private static bool Skip(ReadOnlySpan<byte> file, ref int at, byte expected)
    {
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
            at++;
        return at < file.Length && file[at++] == expected;
    }

    private static bool Number(ReadOnlySpan<byte> file, ref int at, out int value)
    {
        value = 0;
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
            at++;
        var read = System.Buffers.Text.Utf8Parser.TryParse(file[at..Math.Min(file.Length, at + 12)], out value, out var length) && value >= 0;
        at += length;
        return read;
    }
}
