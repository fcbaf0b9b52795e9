using System.Globalization;
using System.Text.Json;
using OneStop.Domain;
using OneStop.EventSourcing.Events;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// How an <see cref="EventMeta"/> lies in Marten's metadata: user, correlation, causation and timestamp in their columns, the rest as
/// headers.
/// </summary>
internal static class StoredMeta
{
    /// <summary>The header of a stream's first event that names whose stream it is.</summary>
    public const string Subject = "subject";

    private const string Channel = "channel", Post = "post", OnBehalfOf = "onBehalfOf";

    public static Dictionary<string, string> Headers(EventMeta meta, Guid? subject)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [Channel] = meta.Channel };
        Add(Post, meta.Post);
        Add(OnBehalfOf, meta.OnBehalfOf?.ToString());
        Add(Subject, subject?.ToString());
        return headers;

        void Add(string name, string? value)
        {
            if (value is not null)
                headers.Add(name, value);
        }
    }

    public static Dictionary<string, string> Read(ReadOnlySpan<byte> headers) =>
        JsonSerializer.Deserialize(headers, EventMetaJson.Default.DictionaryStringString)!;

    public static EventMeta Meta(Dictionary<string, string> headers, DateTimeOffset at, string? user, string? correlation, string? causation) => new(
        Id(user) ?? Guid.Empty, headers.GetValueOrDefault(Channel, ""), at.ToUniversalTime(), headers.GetValueOrDefault(Post),
            Id(headers.GetValueOrDefault(OnBehalfOf)),
        Id(correlation), Id(causation));

    private static Guid? Id(string? text) => text is null ? null : Guid.Parse(text, CultureInfo.InvariantCulture);
}
