using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Items.Csv;

/// <summary>The local items of an official's region as the file that the import reads; row by row, whatever their number.</summary>
internal static class ExportLocalItems
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(CatalogLinks.ExportItems, Get).WithMetadata(new AccessAttribute(Right.WriteCatalogue));

    private static async Task Get(HttpContext context, LocalItemStore items, ICatalog catalog, CancellationToken cancel)
    {
        var post = context.Actor()!.Post!;
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"items-{post.Region}.csv\"";
        await using var csv = CsvWriter.Create(context.Response.Body, CsvRecords.Writing, leaveOpen: true);
        LocalItemColumns.WriteHeader(csv);
        await csv.EndRecordAsync(cancel);
        var regions = catalog.Regions.Where(r => Region.Covers(post.Region, r.Code)).Select(r => r.Code).ToList();
        await foreach (var item in items.In(regions, cancel))
        {
            LocalItemColumns.Write(csv, item);
            await csv.EndRecordAsync(cancel);
        }
    }
}
