using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Testing;

/// <summary>Every address that the real host answers.</summary>
public static class Endpoints
{
    public static async Task<IReadOnlyList<(string Route, string Methods, RoutePattern Pattern)>> Of(IServiceProvider services)
    {
        var found = new List<(string, string, RoutePattern)>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Select(h =>
                    h.HttpMethod.ToUpperInvariant())
                : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            // A page without handlers still answers a GET.
            var all = methods.Where(m => m != "HEAD").Append("GET").Distinct().Order(StringComparer.Ordinal);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
                all = methods.Where(m => m != "HEAD").Distinct().Order(StringComparer.Ordinal);
            found.Add(("/" + endpoint.RoutePattern.RawText?.TrimStart('/'), string.Join(',', all), endpoint.RoutePattern));
        }

        return [.. found.DistinctBy(f => (f.Item1, f.Item2))];
    }

    /// <summary>An address that fits the pattern.</summary>
    /// <param name="value">What stands for a parameter, given its name and its constraint.</param>
    public static string Address(RoutePattern pattern, Func<string, string?, string> value) => "/" + string.Join('/', pattern.PathSegments
        .Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsOptional: true } => "",
            RoutePatternParameterPart parameter => value(parameter.Name,
                pattern.ParameterPolicies.TryGetValue(parameter.Name, out var policies) ? policies.FirstOrDefault()?.Content : null),
            _ => "",
        })))
        .Where(s => s.Length > 0));

    /// <summary>A value that names nothing that exists.</summary>
    public static string Plain(string? constraint) => constraint switch { "guid" => Guid.Empty.ToString(), "int" or "long" => "1", _ => "x" };
}
