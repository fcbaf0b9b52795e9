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
                Description = "The catalogue of an integrated government-service platform: matters, items, halls, departments and regions. Read only, without sign-in, nothing personal. Chinese is the language that counts in law.",
            };
            // The address of this installation would be another one in every copy.
            document.Servers = [new() { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.Name == "limit") ?? [])
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200", Default = 50 };
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/api/openapi/{documentName}.json")
        .WithMetadata(new AccessAttribute(Who.Anyone), new OpenToAllAttribute()).RequireRateLimiting(Limits.OpenData);
}
