using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Open.V20261201;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Open;

/// <summary>The catalogue for programs: version 2026-12-01, read only, the same for everybody.</summary>
internal static class OpenData
{
    public const string Version = "2026-12-01";

    public static IServiceCollection AddOpenData(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(http => OpenDataAnswer.Configure(http.SerializerOptions));

    public static void MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup($"/api/{Version}/catalog").WithGroupName(Version).WithTags("Catalogue")
            .WithMetadata(new AccessAttribute(Right.ReadOpenData), new OpenToAllAttribute()).RequireRateLimiting(RateLimits.OpenData);
        List<MatterSummary>(open.MapGet("/matters", Matters), "listMatters", "Matters in force",
            "Matters (一件事) that can be filed now, in the order of their codes.");
        One<MatterDetail>(open.MapGet("/matters/{code}", FindMatter), "getMatter", "A matter",
            "The version in force, with its questions, items, materials and fields.");
        One<MatterDetail>(open.MapGet("/matters/{code}/versions/{version}", FindVersion), "getMatterVersion", "A version of a matter",
            "A published version, in force or not. It never changes.");
        List<ItemData>(open.MapGet("/items", Items), "listItems", "Items",
            "Items (政务服务事项) of the matters in force, in the order of matters and of their codes.");
        List<HallData>(open.MapGet("/halls", Halls), "listHalls", "Halls", "Halls, windows and self-service points with their opening hours.");
        List<DepartmentData>(open.MapGet("/departments", Departments), "listDepartments", "Departments", "Departments of the city.");
        List<RegionData>(open.MapGet("/regions", Regions), "listRegions", "Regions", "Administrative divisions with codes of 12 digits.");
    }

    private static IResult Matters(HttpContext http, CatalogInMemory catalog, [AsParameters] OpenDataQuery asked, [AsParameters] Narrowed narrowed) =>
        List(http, catalog, "matters", asked, narrowed, () => InForce(catalog, narrowed)
            .Where(m => narrowed.Department is null || m.Items.Any(i => i.Department == narrowed.Department)),
            m => m.Code, m => new MatterSummary(m));

    private static IResult FindMatter(HttpContext http, CatalogInMemory catalog, [Description("E.g. YJS-E01.")] string code) =>
        catalog.Find(code) is { } matter
            ? OpenDataAnswer.Now(http, catalog, new MatterDetail(matter)) : new Refused(Refusal.NotFound("open-data.matter-unknown"));

    private static IResult FindVersion(HttpContext http, CatalogInMemory catalog, [Description("E.g. YJS-E01.")] string code,
        [Description("1, 2, 3, …")] string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && catalog.Find(code, number) is { } matter
            ? OpenDataAnswer.ForGood(http, new MatterDetail(matter))
            : new Refused(Refusal.NotFound("open-data.version-unknown"));

    private static IResult Items(HttpContext http, CatalogInMemory catalog, [AsParameters] OpenDataQuery asked, [AsParameters] Narrowed narrowed) =>
        List(http, catalog, "items", asked, narrowed,
            () => from matter in InForce(catalog, narrowed)
                  from item in matter.Items
                  where narrowed.Department is null || item.Department == narrowed.Department
                  select (matter, item),
            i => $"{i.matter.Code}/{i.item.Code}", i => ItemData.Of(i.matter, i.item));

    private static IResult Halls(HttpContext http, CatalogInMemory catalog, [AsParameters] OpenDataQuery asked, [AsParameters] Narrowed narrowed)
    {
        var region = narrowed.FindRegion(catalog);
        return List(http, catalog, "halls", asked, narrowed, () => catalog.Halls
            .Where(h => region is null || Region.Covers(region, h.Region) || Region.Covers(h.Region, region))
            .Where(h => narrowed.Department is null || h.Serves.Count == 0 || h.Serves.Contains(narrowed.Department)), h => h.Code,
            h => HallData.Of(Opening.Effective(h, catalog.Halls)));
    }

    private static IResult Departments(HttpContext http, CatalogInMemory catalog, [AsParameters] OpenDataQuery asked) =>
        List(http, catalog, "departments", asked, null, () => catalog.Departments, d => d.Code, DepartmentData.Of);

    private static IResult Regions(HttpContext http, CatalogInMemory catalog, [AsParameters] OpenDataQuery asked) =>
        List(http, catalog, "regions", asked, null, () => catalog.Regions, r => r.FullCode, RegionData.Of);

    private static IEnumerable<Matter> InForce(CatalogInMemory catalog, Narrowed narrowed) =>
        narrowed.FindRegion(catalog) is { } region ? catalog.Published(region) : catalog.Codes.Select(c => catalog.Find(c)).OfType<Matter>();

    private static IResult List<TSource, T>(HttpContext http, CatalogInMemory catalog, string list, OpenDataQuery asked, Narrowed? narrowed,
        Func<IEnumerable<TSource>> all, Func<TSource, string> key, Func<TSource, T> shape) =>
        narrowed?.Wrong(catalog) is { } wrong ? new Refused(wrong)
        : asked.Read(list).Succeeded(out var slice) ? OpenDataAnswer.Page(http, catalog, list, slice, all(), key, shape)
        : new Refused(asked.Read(list).Refusals[0]);

    private static void List<T>(RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        Tell<Page<T>>(endpoint, name, summary, description).Produces<ApiProblem>(StatusCodes.Status400BadRequest, Problems.ContentType);

    private static void One<T>(RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        Tell<T>(endpoint, name, summary, description).Produces<ApiProblem>(StatusCodes.Status404NotFound, Problems.ContentType);

    private static RouteHandlerBuilder Tell<T>(RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description)
        .Produces<T>().Produces(StatusCodes.Status304NotModified).Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, Problems.ContentType);

    private sealed class Refused(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.Write(httpContext, refusal);
    }
}
