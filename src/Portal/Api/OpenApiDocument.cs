using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>
/// The description of each dated version of the API, made from its endpoints. A copy is committed in <c>docs</c>; a test fails
/// when they differ, so that nothing that was promised changes unseen.
/// </summary>
internal static class OpenApiDocument
{
    public const string Version = "2026-12-01";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.GroupName == Version;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "OneStop open data",
                Version = Version,
                Description = "The catalogue of an integrated government-service platform: matters, items, halls, departments and regions. "
                    + "Read only, without sign-in, nothing personal. Chinese is the language that counts in law.",
            };
            // The address of this installation would be another one in every copy.
            document.Servers = [new() { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                Describe(parameter);
            if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse found)
            {
                found.Headers ??= new Dictionary<string, IOpenApiHeader>();
                found.Headers["ETag"] = Header("Strong tag; send it back as If-None-Match.");
                if (operation.Parameters?.Any(p => p.Name == "cursor") == true)
                    found.Headers["Link"] = Header("The next page, rel=next, while there is one.");
            }

            return Task.CompletedTask;
        });
    });

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    // Read as text, so that a wrong one gets a problem with a code; and the framework does not see descriptions on records.
    private static void Describe(OpenApiParameter parameter)
    {
        switch (parameter.Name)
        {
            case "limit":
                parameter.Description = "How many at most.";
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200", Default = 50 };
                break;
            case "cursor":
                parameter.Description = "Where to go on: next of the page before.";
                break;
            case "region":
                parameter.Description = "Only what belongs to this region, by its code of 12 digits.";
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]{12}$" };
                break;
            case "department":
                parameter.Description = "Only what belongs to the department with this code.";
                break;
        }
    }

    /// <summary>The document, written once: it depends on nothing but the program.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints)
    {
        var written = new Lazy<Task<Written>>(() => Write(endpoints.ServiceProvider));
        endpoints.MapGet($"/api/openapi/{Version}.json", async (HttpContext http) =>
        {
            var (body, tag) = await written.Value;
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(body, "application/json; charset=utf-8", entityTag: new(tag));
        }).ExcludeFromDescription().WithMetadata(new AccessAttribute(Right.ReadOpenData), new OpenToAllAttribute()).RequireRateLimiting(RateLimits.OpenData);
    }

    private static async Task<Written> Write(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Version).GetOpenApiDocumentAsync();
        var body = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        return new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
    }

    private sealed record Written(byte[] Body, string Tag);
}
