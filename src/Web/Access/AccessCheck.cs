using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>Walks every endpoint at start: one that does not say who may use it is a mistake that must not go live.</summary>
public static class AccessCheck
{
    /// <summary>Every page and endpoint with its route and its access; null where none is declared.</summary>
    public static async Task<IReadOnlyList<(string Route, AccessAttribute? Access)>> List(IServiceProvider services)
    {
        var found = new List<(string, AccessAttribute?)>();
        var loader = services.GetRequiredService<PageLoader>();
        foreach (var page in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            found.Add(("/" + (page.AttributeRouteInfo?.Template ?? ""), compiled.Endpoint?.Metadata.GetMetadata<AccessAttribute>()));
        }

        found.AddRange(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(e => ("/" + e.RoutePattern.RawText?.TrimStart('/'), e.Metadata.GetMetadata<AccessAttribute>())));
        return found;
    }

    public static async Task Run(IServiceProvider services)
    {
        var open = (await List(services)).Where(e => e.Access is null).Select(e => e.Route).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"These endpoints do not declare their access with [Access(…)]: {string.Join(", ", open)}");
    }
}
