using System.Text;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>Compares a copy with its original and names what was hit, in words for people.</summary>
internal static class FileParts
{
    private const int HeaderWindow = 1500;

    public static ByteDifference Compare(ReadOnlySpan<byte> copy, ReadOnlySpan<byte> original)
    {
        var first = copy.CommonPrefixLength(original);
        if (copy.Length != original.Length)
            return new(first < original.Length && first < copy.Length ? PartAt(original, first) : null, 0, copy.Length - original.Length);
        var differing = 0;
        for (var i = first; i < original.Length; i++)
        {
            if (copy[i] != original[i])
                differing++;
        }

        return new(PartAt(original, first), differing, 0);
    }

    /// <summary>The text key of the part of our own file in which the byte lies: our writer's objects tell what they are.</summary>
    internal static string PartAt(ReadOnlySpan<byte> original, int at)
    {
        var begins = original[..Math.Min(original.Length, at + 1)].LastIndexOf(" obj"u8);
        var ended = original[..Math.Min(original.Length, at + 1)].LastIndexOf("endobj"u8);
        if (begins < 0 || ended > begins)
            return "verify.part.structure";
        var window = original.Slice(begins, Math.Min(HeaderWindow, original.Length - begins));
        var stream = window.IndexOf("stream"u8);
        var end = window.IndexOf("endobj"u8);
        var head = Encoding.Latin1.GetString(window[..(stream >= 0 && (end < 0 || stream < end) ? stream : end >= 0 ? end : window.Length)]);
        return head switch
        {
            _ when head.Contains("/Sig", StringComparison.Ordinal) => "verify.part.signature",
            _ when head.Contains("/EmbeddedFile", StringComparison.Ordinal) => "verify.part.data",
            _ when head.Contains("/Metadata", StringComparison.Ordinal) || head.Contains("/Title", StringComparison.Ordinal) => "verify.part.about",
            _ when head.Contains("/Length1", StringComparison.Ordinal) || head.Contains("/Font", StringComparison.Ordinal)
                || head.Contains("/CIDInit", StringComparison.Ordinal) => "verify.part.font",
            _ when head.Contains("/XObject", StringComparison.Ordinal) => "verify.part.drawing",
            _ when stream >= 0 => "verify.part.page",
            _ => "verify.part.structure",
        };
    }
}
