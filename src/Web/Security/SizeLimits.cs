using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace OneStop.Web;

/// <summary>How much: sizes of bodies and forms, in bytes.</summary>
public static class SizeLimits
{
    /// <summary>A body unless the page says otherwise with <c>[RequestSizeLimit]</c>.</summary>
    public const long Body = 1_000_000;

    /// <summary>One upload of several pages.</summary>
    public const long Upload = 32_000_000;

    public static IServiceCollection AddSizeLimits(this IServiceCollection services) => services.Configure<FormOptions>(forms =>
    {
        forms.ValueCountLimit = 1000;
        forms.ValueLengthLimit = 100_000;
        forms.MultipartBodyLengthLimit = Upload;
    });

    /// <summary>
    /// An announced body that is too large, a text that is not UTF-8, or a zero byte in the address, is answered before anything reads it: with 413, 415 or 400
    /// instead of a broken form.
    /// </summary>
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength > most)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset is { HasValue: true } charset
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // PostgreSQL has no text with this character, so nothing can be found by it.
        else
            return next(context);
        return Task.CompletedTask;
    });
}
