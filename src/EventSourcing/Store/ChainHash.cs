using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneStop.EventSourcing.Integrity;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Each event carries a hash over itself and the hash of its predecessor, so a changed, removed or inserted event breaks the
/// chain at that place. It is the SHA-256 of the RFC 8785 form of one JSON object made of the columns of its row:
/// <code>{"at","causation","correlation","data","headers","previous","stream","type","user","version"}</code>
/// where <c>at</c> is UTC with six decimals and a Z, <c>headers</c> are those stored without <c>hash</c>, <c>previous</c> is the
/// predecessor's hash in hex (64 zeros for the first), ids are lower case with hyphens, and what is null is not there.
/// Anybody with a JCS library can compute it again from the table.
/// </summary>
public static class ChainHash
{
    /// <summary>The header that holds it, in hex.</summary>
    public const string Header = "hash";

    /// <summary>What the first event has as the hash of the one before: 64 zeros.</summary>
    public static readonly string Start = new('0', 64);

    /// <param name="headers">The stored headers; a <see cref="Header"/> among them does not count.</param>
    /// <param name="data">The event as JSON, in any form.</param>
    public static string Of(
        string previous, Guid stream, long version, string type, DateTimeOffset at, string? user, string? correlation, string? causation,
        IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> data)
        => Convert.ToHexStringLower(SHA256.HashData(Content(previous, stream, version, type, at, user, correlation, causation, headers, data).Span));

    /// <summary>What is hashed, as above.</summary>
    internal static ReadOnlyMemory<byte> Content(
        string previous, Guid stream, long version, string type, DateTimeOffset at, string? user, string? correlation, string? causation,
        IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> data)
    {
        var writer = new ArrayBufferWriter<byte>(data.Length + 1024);
        Put(writer, "{\"at\":", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        if (causation is not null)
            Put(writer, ",\"causation\":", causation);
        if (correlation is not null)
            Put(writer, ",\"correlation\":", correlation);
        writer.Write(",\"data\":"u8);
        CanonicalJson.Write(writer, data);
        writer.Write(",\"headers\":{"u8);
        var lead = "";
        foreach (var (name, value) in headers.Where(h => h.Key != Header).OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            Put(writer, lead, name);
            Put(writer, ":", value);
            lead = ",";
        }

        Put(writer, "},\"previous\":", previous);
        Put(writer, ",\"stream\":", stream.ToString());
        Put(writer, ",\"type\":", type);
        if (user is not null)
            Put(writer, ",\"user\":", user);
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"version\":{version}}}"), writer);
        return writer.WrittenMemory;
    }

    /// <summary>The store keeps microseconds; so must what is hashed.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static void Put(ArrayBufferWriter<byte> writer, string lead, string text)
    {
        Encoding.UTF8.GetBytes(lead, writer);
        CanonicalJson.WriteString(writer, text);
    }
}
