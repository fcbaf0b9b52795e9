using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OneStop.Web;

/// <summary>Which pages this build of the product has, so that a layout never links to one that it has not.</summary>
public sealed class SiteMap(IActionDescriptorCollectionProvider pages)
{
    private readonly Lazy<HashSet<string>> routes = new(() => pages.ActionDescriptors.Items.OfType<PageActionDescriptor>()
        .Select(p => "/" + p.AttributeRouteInfo?.Template)
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <param name="path">A path without parameters, e.g. <c>/verify</c>.</param>
    public bool Has(string path) => routes.Value.Contains(path);
}
