using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>
/// The style sheet and the drawings, named by their content (so that they may be kept for ever) and compressed once. They
/// live in memory: together they are smaller than one photograph. The style sheet is one file for browsers and many for us:
/// everything under <c>styles</c>, each folder a cascade layer.
/// </summary>
public sealed partial class Assets
{
    private const string Prefix = "wwwroot/";
    private const string Styles = "styles/";
    private readonly FrozenDictionary<string, Asset> byUrl;
    private readonly FrozenDictionary<string, string> urls;

    public Assets()
    {
        var files = Files().ToList();
        var sheet = Sheet(files.Where(f => IsStyle(f.Name)).Select(f => (f.Name[Styles.Length..], Encoding.UTF8.GetString(f.Bytes))));
        var found = new List<(string Name, string Url, Asset Asset)>();
        foreach (var (name, bytes) in files.Where(f => !IsStyle(f.Name)).Append(("onestop.css", Encoding.UTF8.GetBytes(sheet))))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..10];
            var url = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
            found.Add((name, url, new(bytes, Compress(bytes), ContentType(name), $"\"{hash}\"")));
        }

        byUrl = found.ToFrozenDictionary(f => f.Url, f => f.Asset, StringComparer.Ordinal);
        urls = found.ToFrozenDictionary(f => f.Name, f => "/assets/" + f.Url, StringComparer.Ordinal);
    }

    /// <summary>The address of an asset by its file name.</summary>
    public string Url(string name) => urls[name];

    internal Asset? Find(string url) => byUrl.GetValueOrDefault(url);

    /// <summary>
    /// One sheet of many: first what lies in no folder, the statement that orders the layers; then every file inside the
    /// layer that its folder names, so that no rule can stand outside of them. Comments are for us and stay here.
    /// </summary>
    internal static string Sheet(IEnumerable<(string Path, string Text)> files)
    {
        var sheet = new StringBuilder();
        foreach (var (path, text) in files.OrderBy(f => f.Path.Contains('/', StringComparison.Ordinal)).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            var plain = Comment().Replace(text.ReplaceLineEndings("\n"), "");
            sheet.Append(path.IndexOf('/', StringComparison.Ordinal) is var end and > 0 ? $"@layer {path[..end]} {{\n{plain}}}\n" : plain);
        }

        return sheet.ToString();
    }

    [GeneratedRegex(@"^ */\*[\s\S]*?\*/\n", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    private static bool IsStyle(string name) => name.StartsWith(Styles, StringComparison.Ordinal);

    private static IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        var assembly = typeof(Assets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            // Folders are written as the machine that built us writes them.
            yield return (resource[Prefix.Length..].Replace('\\', '/'), memory.ToArray());
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize))
            brotli.Write(bytes);
        return memory.ToArray();
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".js" => "text/javascript; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        var other => throw new InvalidOperationException($"Assets of type {other} are not known."),
    };
}

internal sealed record Asset(byte[] Bytes, byte[] Brotli, string ContentType, string Tag);

internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/assets/{name}", (string name, Assets assets, HttpContext http) => assets.Find(name) is { } asset ? Serve(asset, http)
            : Results.NotFound())
            .WithMetadata(new AccessAttribute(Right.ReadSite));
        endpoints.MapGet("/favicon.ico", (Assets assets) => Results.Redirect(assets.Url("favicon.svg")))
            .WithMetadata(new AccessAttribute(Right.ReadSite));
        endpoints.MapGet("/robots.txt", (Assets assets, HttpContext http) => Serve(assets.Find(assets.Url("robots.txt")["/assets/".Length..])!, http))
            .WithMetadata(new AccessAttribute(Right.ReadSite));
    }

    private static IResult Serve(Asset asset, HttpContext http)
    {
        http.Response.Headers.CacheControl = http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
            http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(brotli ? asset.Brotli : asset.Bytes, asset.ContentType, entityTag: new(asset.Tag));
    }
}
