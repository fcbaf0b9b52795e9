using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Catalog.Open;

/// <summary>
/// Where a list goes on: the last key that was given out, with a check over list and key. It holds nothing secret; the check
/// is there so that a cursor cut short, of another list or made up is told at once instead of answered with the wrong page.
/// </summary>
internal static class Cursor
{
    private const int CheckLength = 8;
    private const int Longest = 200;

    public static string Write(string list, string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. Check(list, bytes), .. bytes]);
    }

    /// <summary>The key, or null when this is no cursor of the list.</summary>
    public static string? Read(string list, string cursor)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor, out var length) || length <= CheckLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        var key = bytes.AsSpan(CheckLength);
        // Written again, because base64 knows two spellings for some ends.
        return Check(list, key).SequenceEqual(bytes.AsSpan(0, CheckLength)) && Base64Url.EncodeToString(bytes) == cursor ? Encoding.UTF8.GetString(key) : null;
    }

    private static ReadOnlySpan<byte> Check(string list, ReadOnlySpan<byte> key) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. key]).AsSpan(0, CheckLength);
}
