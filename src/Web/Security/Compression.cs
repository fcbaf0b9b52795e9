using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>
/// Pages and answers of the API are sent compressed, unless another site could have had them fetched: whoever has somebody's browser
/// ask for a page with a guess in its address, and sees how long the answer is, could read its secrets letter by letter (BREACH).
/// </summary>
public static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // Who may have a page compressed is decided below.
            compression.MimeTypes = ["text/html", "text/csv", "application/json", "application/problem+json", "application/xml", "text/xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);

    public static IApplicationBuilder UseCompression(this IApplicationBuilder app) => app.UseWhen(IsOwnDoing, own => own.UseResponseCompression());

    // Browsers say where a request comes from, and no page can forge it. Without a cookie there is nobody whose secrets could be in the answer.
    private static bool IsOwnDoing(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none" || !context.Request.Headers.ContainsKey("Cookie");
}
