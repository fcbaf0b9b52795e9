using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OneStop.Catalog.Package;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Import;

/// <summary>A matter with all it needs, or the whole catalogue, as a file of the exchange format.</summary>
internal static class Export
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(CatalogLinks.ExportRoute, Get).WithMetadata(new AccessAttribute(Right.WriteCatalogue));

    private static Results<FileContentHttpResult, NotFound> Get(string code, CatalogInMemory catalog)
    {
        if (code != CatalogLinks.Everything && catalog.Versions(code).Count == 0)
            return TypedResults.NotFound();
        var matters = (code == CatalogLinks.Everything ? catalog.Codes : [code]).Select(c => catalog.Versions(c)[^1]);
        var file = Encoding.UTF8.GetBytes(CatalogVerb.Text(CatalogPackage.Write(catalog.Parts, matters, code == CatalogLinks.Everything)));
        return TypedResults.File(file, "application/json", $"{(code == CatalogLinks.Everything ? "catalogue" : code)}.json");
    }
}
