using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// The summary of everything that the transactions from <paramref name="FromTx"/> up to <paramref name="ToTx"/> (without it)
/// committed. Each root begins where the one before it ended, so every row is in exactly one.
/// </summary>
/// <param name="Parts">Sources with rows in the interval, in order of their names.</param>
/// <param name="Previous">Hash of the root before; zeros for the first.</param>
public sealed record Root(long Number, DateTimeOffset At, ulong FromTx, ulong ToTx, IReadOnlyList<RootPart> Parts, byte[] Previous)
{
    /// <summary>What the first root has as the hash of the one before: 32 zeros.</summary>
    public static readonly byte[] Start = new byte[32];

    /// <summary>What is signed: JSON in the form of RFC 8785.</summary>
    public string Json { get; } = Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(new
    {
        at = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        fromTx = FromTx.ToString(CultureInfo.InvariantCulture),
        number = Number,
        parts = Parts.Select(p => new { merkle = Convert.ToHexStringLower(p.Merkle), rows = p.Rows, source = p.Source }),
        previous = Convert.ToHexStringLower(Previous),
        toTx = ToTx.ToString(CultureInfo.InvariantCulture),
    })));

    /// <summary>SHA-256 of <see cref="Json"/>.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Json));
}

/// <param name="Source"><c>events</c>, or the table of a ledger.</param>
/// <param name="Merkle">Root of the tree over the rows' hashes, in order of transactions.</param>
public sealed record RootPart(string Source, long Rows, byte[] Merkle);

/// <summary>A root with its signature, as one line of text: the same in the database and in the file outside of it.</summary>
public sealed record SignedRoot(Root Root, string KeyId, byte[] Signature)
{
    /// <summary>As it stands in the database and in the file, without the line's end.</summary>
    public string Line { get; } = $$"""{"key":"{{KeyId}}","root":{{Root.Json}},"signature":"{{Convert.ToBase64String(Signature)}}"}""";

    /// <summary>Null when it is not exactly such a line.</summary>
    public static SignedRoot? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var (whole, body) = (document.RootElement, document.RootElement.GetProperty("root"));
            var parts = body.GetProperty("parts").EnumerateArray().Select(p => new RootPart(
                p.GetProperty("source").GetString()!, p.GetProperty("rows").GetInt64(), Convert.FromHexString(p.GetProperty("merkle").GetString()!)));
            var root = new Root(body.GetProperty("number").GetInt64(), body.GetProperty("at").GetDateTimeOffset(), Tx("fromTx"), Tx("toTx"),
                [.. parts], Convert.FromHexString(body.GetProperty("previous").GetString()!));
            var signed = new SignedRoot(root, whole.GetProperty("key").GetString()!, Convert.FromBase64String(whole.GetProperty("signature").GetString()!));
            return signed.Line == line ? signed : null;

            ulong Tx(string name) => ulong.Parse(body.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException
            or InvalidOperationException or ArgumentNullException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Why it cannot follow, in words; null when it does.</summary>
    public string? Breaks(SignedRoot? before, LedgerKey key)
    {
        if (Root.Number != (before?.Root.Number ?? 0) + 1 || Root.FromTx != (before?.Root.ToTx ?? 0) || Root.ToTx <= Root.FromTx
            || !Root.Previous.AsSpan().SequenceEqual(before?.Root.Hash ?? Root.Start))
            return $"Root {Root.Number} does not follow the root before it.";
        if (!key.Knows(KeyId))
            return $"Root {Root.Number} is signed by a key ({KeyId}) that is neither the ledger's nor one that it retired.";
        if (before?.KeyId == key.Id && KeyId != key.Id)
            return $"Root {Root.Number} is signed by a key that was retired before it.";
        return key.Verifies(this) ? null : $"Root {Root.Number} has a signature that is not by the ledger's key.";
    }
}
