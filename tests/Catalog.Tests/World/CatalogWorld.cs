using Npgsql;
using OneStop.EventSourcing;
using OneStop.Catalog.Publish;
using OneStop.TestDatabase;

namespace OneStop.Catalog.Tests.World;

/// <summary>A database with the catalogue's schema, and the catalogue over it.</summary>
public abstract class CatalogWorld : IAsyncLifetime
{
    private TestDb test = null!;

    protected NpgsqlDataSource Db { get; private set; } = null!;
    private protected PartStore Parts { get; private set; } = null!;
    private protected Publisher Publisher { get; private set; } = null!;
    private protected CatalogInMemory Catalog { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        test = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CatalogModule).Assembly]);
        Db = NpgsqlDataSource.Create(test.ConnectionString);
        (Parts, Publisher) = (new(Db), new(Db));
        Catalog = new(new PublishedMatters(Db), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Everything that ships.</summary>
    protected async Task Seed()
    {
        await Parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        foreach (var matter in CatalogFiles.Shipped.Matters)
            await Publisher.Publish(matter);
        Catalog.Refresh();
    }
}
