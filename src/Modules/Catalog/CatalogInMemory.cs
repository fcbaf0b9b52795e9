using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Search;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Time;

namespace OneStop.Catalog;

/// <summary>All published versions in memory; one number tells whether there is something new.</summary>
internal sealed class CatalogInMemory(PublishedMatters store, TimeProvider clock) : ICatalog
{
    private readonly Lock loading = new();
    private volatile Snapshot? snapshot;

    public IReadOnlyList<Department> Departments => Now().Parts.Departments;
    public IReadOnlyList<Region> Regions => Now().Parts.Regions;
    public IReadOnlyList<Hall> Halls => Now().Parts.Halls;
    public WorkingCalendar Calendar => CatalogFiles.Shipped.Calendar;

    /// <summary>The dictionaries that matters are made of.</summary>
    public CatalogParts Parts => Now().Parts;

    public IReadOnlyList<Matter> Published(string region)
    {
        var now = clock.GetUtcNow();
        return [.. Now().ByCode.Select(versions => InForce(versions.Value, now)).OfType<Matter>().Where(m => IsFiledIn(m, region)).OrderBy(m => m.Code, StringComparer.Ordinal)];
    }

    public Matter? Find(string code) => Now().ByCode.TryGetValue(code, out var versions) ? InForce(versions, clock.GetUtcNow()) : null;

    public Matter? Find(string code, int version) => Now().ByCode.TryGetValue(code, out var versions) ? versions.FirstOrDefault(m => m.Version == version) : null;

    /// <summary>Grows with every publication.</summary>
    public long Revision => Now().Revision;

    /// <summary>All published versions of a matter, oldest first.</summary>
    public IReadOnlyList<Matter> Versions(string code) => Now().ByCode.GetValueOrDefault(code) ?? [];

    /// <summary>All codes that were ever published.</summary>
    public IEnumerable<string> Codes => Now().ByCode.Keys.Order(StringComparer.Ordinal);

    /// <summary>How a matter ended or will end, or null.</summary>
    public Retired? Ended(string code) => Now().Retired.GetValueOrDefault(code);

    public Composition Compose(Matter matter, Answers answers, Known known) => Composer.Compose(matter, answers, known);

    public IReadOnlyList<MatterHit> Search(string text, string region) => MatterSearch.Find(text, Published(region));

    /// <summary>Looks whether something was published and takes it in.</summary>
    public void Refresh()
    {
        if (snapshot is { } known && store.Revision() == known.Revision)
            return;
        Load();
    }

    private Snapshot Now() => snapshot ?? Load();

    private Snapshot Load()
    {
        lock (loading)
        {
            var published = store.All();
            return snapshot = new(published.Revision, published.Parts, published.Retired, published.Matters.GroupBy(m => m.Code, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<Matter>)[.. g], StringComparer.Ordinal));
        }
    }

    private Matter? InForce(IReadOnlyList<Matter> versions, DateTimeOffset now) =>
        Ended(versions[0].Code) is { } ended && ended.At <= now ? null : versions.Where(m => m.Effective <= now).MaxBy(m => m.Version);

    private bool IsFiledIn(Matter matter, string region) =>
        matter.Regions.Count == 0 || Regions.Any(r => matter.Regions.Contains(r.Code) && r.Contains(region));

    private sealed record Snapshot(
        long Revision, CatalogParts Parts, IReadOnlyDictionary<string, Retired> Retired, IReadOnlyDictionary<string, IReadOnlyList<Matter>> ByCode);
}
