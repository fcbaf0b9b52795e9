using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Catalog.Open.V20261201;

namespace OneStop.Catalog.Open;

/// <summary>One answer of the open data: JSON with a strong tag, so that who has it already is told so.</summary>
internal static class OpenDataAnswer
{
    // A publication is seen by every node within seconds; a minute of cache costs nobody anything.
    private const string Current = "public, max-age=60";
    private const string Final = "public, max-age=86400";

    public static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }

    /// <summary>As it stands now: the tag changes with the catalogue's revision and with the content.</summary>
    public static IResult Now<T>(HttpContext http, CatalogInMemory catalog, T value) =>
        Of(http, value, Current, catalog.Revision.ToString(CultureInfo.InvariantCulture) + "-");

    /// <summary>What never changes any more.</summary>
    public static IResult ForGood<T>(HttpContext http, T value) => Of(http, value, Final, "");

    /// <summary>One page of a list, in the order of keys that do not move while somebody pages.</summary>
    public static IResult Page<TSource, T>(HttpContext http, CatalogInMemory catalog, string list, Slice slice, IEnumerable<TSource> all,
        Func<TSource, string> key, Func<TSource, T> shape)
    {
        var found = all.Where(s => slice.After is null || string.CompareOrdinal(key(s), slice.After) > 0).OrderBy(key, StringComparer.Ordinal)
            .Take(slice.Limit + 1).ToList();
        var next = found.Count > slice.Limit ? Cursor.Write(list, key(found[slice.Limit - 1])) : null;
        if (next is not null)
            http.Response.Headers.Link = $"<{Following(http.Request, next)}>; rel=\"next\"";
        return Now(http, catalog, new Page<T> { Data = [.. found.Take(slice.Limit).Select(shape)], Next = next });
    }

    private static string Following(HttpRequest request, string cursor) => QueryHelpers.AddQueryString(
        request.PathBase + request.Path, request.Query.Where(q => q.Key != "cursor").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
            .Append(KeyValuePair.Create("cursor", (string?)cursor)));

    private static IResult Of<T>(HttpContext http, T value, string cache, string revision)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        http.Response.Headers.CacheControl = cache;
        return Results.Bytes(body, "application/json; charset=utf-8",
            entityTag: new($"\"{revision}{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\""));
    }
}
