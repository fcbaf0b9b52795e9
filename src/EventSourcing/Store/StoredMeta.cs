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

    private const string ChannelHeader = "channel", PostHeader = "post", OnBehalfOfHeader = "onBehalfOf";

    public static Dictionary<string, string> Headers(EventMeta meta, Guid? subject)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [ChannelHeader] = meta.Channel.Code() };
        Add(PostHeader, meta.Post?.ToString());
        Add(OnBehalfOfHeader, meta.OnBehalfOf?.ToString());
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
        Id(user) ?? Guid.Empty, Channels.Parse(headers[ChannelHeader]), at.ToUniversalTime(),
        headers.GetValueOrDefault(PostHeader) is { } post ? Post.Parse(post) : null, Id(headers.GetValueOrDefault(OnBehalfOfHeader)),
        Id(correlation), Id(causation));

    private static Guid? Id(string? text) => text is null ? null : Guid.Parse(text, CultureInfo.InvariantCulture);
}
