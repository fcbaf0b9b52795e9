using System.Text.Json.Serialization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>A refusal as the API tells it: <c>application/problem+json</c> (RFC 9457).</summary>
public sealed record ApiProblem
{
    /// <summary>Where the codes are explained.</summary>
    public required string Type { get; init; }

    /// <summary>What is wrong, in English.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Stable code, e.g. <c>open-data.cursor-broken</c>: programs look at this one.</summary>
    public required string Code { get; init; }

    /// <summary>The parameter to mend, when there is one.</summary>
    public string? Parameter { get; init; }

    /// <summary>What is wrong, in both languages.</summary>
    public required Bilingual Message { get; init; }
}

/// <summary>The second of the two mappers of refusals; the first is <see cref="OneStopPage"/>.</summary>
public static class Problems
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public const string ContentType = "application/problem+json";

    public static Task Write(HttpContext http, Refusal refusal) => Write(http, refusal, OneStopPage.Status(refusal.Kind));

    public static async Task Write(HttpContext http, Refusal refusal, int status)
    {
        var texts = http.RequestServices.GetRequiredService<TextCatalogue>();
        var message = new Bilingual(texts.In(Lang.Zh).Of(refusal), texts.In(Lang.En).Of(refusal));
        var problem = new ApiProblem
        {
            Type = "/open-data#problems",
            Title = message.En,
            Status = status,
            Code = refusal.Code,
            Parameter = refusal.Field,
            Message = message,
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, Json), http.RequestAborted);
    }
}
