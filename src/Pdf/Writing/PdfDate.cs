using System.Globalization;

namespace OneStop.Pdf.Writing;

/// <summary>Dates as PDF writes them (ISO 32000-1, 7.9.4): <c>D:20261201093000+08'00'</c>.</summary>
internal static class PdfDate
{
    public static string Format(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"D:{time:yyyyMMddHHmmss}{(time.Offset < TimeSpan.Zero ? '-' : '+')}{time.Offset:hh\\'mm\\'}");

    public static DateTimeOffset? Parse(string text)
    {
        if (!text.StartsWith("D:", StringComparison.Ordinal))
            return null;
        var plain = text[2..].Replace("'", "", StringComparison.Ordinal);
        plain = plain.EndsWith('Z') ? plain[..^1] + "+0000" : plain;
        return plain.Length == 19 && DateTimeOffset.TryParseExact(plain.Insert(17, ":"), "yyyyMMddHHmmsszzz",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }
}
