using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Items;
using OneStop.Catalog.Items.Csv;
using OneStop.Catalog.Open;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Import;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.Web;

namespace OneStop.Catalog;

/// <summary>What may be asked for: matters, items, fields, materials, the rules that choose them, and the guide to them.</summary>
public sealed class CatalogModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IPublishedCatalog, PublishedMatters>();
        services.AddSingleton<CatalogInMemory>();
        services.AddSingleton<ICatalog>(s => s.GetRequiredService<CatalogInMemory>());
        services.AddHostedService<CatalogRefresh>();
        services.AddUseCases(typeof(CatalogModule).Assembly);
        services.AddOpenData();
        services.AddSingleton(new KeptTable("catalog.matters", "code || ' ' || version", "published_at"));
        services.AddSingleton(new KeptTable("catalog.parts", "kind || ' ' || code || ' ' || version", "published_at"));
        services.AddSingleton(new KeptTable("catalog.retired", "code", "at"));
        services.AddSingleton(new AuditedView("catalog.audited_matters", "catalog.matters", "setting"));
        services.AddSingleton(new AuditedView("catalog.audited_parts", "catalog.parts", "setting"));
        services.AddSingleton(new AuditedView("catalog.audited_drafts", "events", "setting"));
        services.AddSingleton(new AuditedView("catalog.audited_ends", "catalog.retired", "setting"));
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        Export.Map(endpoints);
        ExportLocalItems.Map(endpoints);
        endpoints.MapOpenData();
    }

    public async Task Seed(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<PartStore>().Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped, cancel: cancel);
        var publisher = services.GetRequiredService<Publisher>();
        foreach (var matter in CatalogFiles.Shipped.Matters)
            await publisher.Publish(matter, cancel);
        await services.GetRequiredService<ShippedLocalItems>().Seed(cancel);
    }
}
