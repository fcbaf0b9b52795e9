using System.Text.Json;
using OneStop.Catalog.Check;

namespace OneStop.Catalog.Package;

/// <summary>Half a character in a file, or a character that no text has: found before anything of it is read, with the line.</summary>
internal static class BrokenText
{
    private static readonly JsonReaderOptions Json = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow };

    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static CatalogFault? In(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, Json);
        while (reader.Read())
        {
            // What is not escaped is told from the bytes: JSON allows no control character in it.
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && Odd(ref reader) is { } odd)
                return CatalogFault.At("", "broken-text", bytes[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1, odd);
        }

        return null;
    }

    private static string? Odd(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!.Contains('\0', StringComparison.Ordinal) ? "U+0000" : null;
        }
        catch (InvalidOperationException)
        {
            return "U+FFFD";
        }
    }
}
