using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>Walks every endpoint at start: one that does not say who may use it is a mistake that must not go live.</summary>
public static class AccessCheck
{
    /// <summary>Every page and endpoint with its route and its access; null where none is declared.</summary>
    public static IReadOnlyList<(string Route, AccessAttribute? Access)> List(IServiceProvider services)
    {
        var views = new ViewsFeature();
        services.GetRequiredService<ApplicationPartManager>().PopulateFeature(views);
        var types = views.ViewDescriptors.Where(v => v.Type is not null).ToDictionary(v => v.RelativePath, v => v.Type!, StringComparer.OrdinalIgnoreCase);
        var pages = services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>();
        var found = pages.Select(p => ("/" + p.AttributeRouteInfo?.Template, Declared(types[p.RelativePath]))).ToList();
        found.AddRange(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(e => ("/" + e.RoutePattern.RawText?.TrimStart('/'), e.Metadata.GetMetadata<AccessAttribute>())));
        return found;
    }

    private static AccessAttribute? Declared(Type page) =>
        page.GetProperty("Model")?.PropertyType.GetCustomAttribute<AccessAttribute>() ?? page.GetCustomAttribute<AccessAttribute>();

    public static void Run(IServiceProvider services)
    {
        var open = List(services).Where(e => e.Access is null).Select(e => e.Route).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"These endpoints do not declare their access with [Access(…)]: {string.Join(", ", open)}");
    }
}
