using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Search;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog;

/// <summary>All published versions in memory; one number tells whether there is something new.</summary>
internal sealed class CatalogInMemory(IPublishedCatalog store, TimeProvider clock) : ICatalog
{
    private const int MostMatters = 50;

    private readonly Lock loading = new();
    private volatile Snapshot? snapshot;

    public IReadOnlyList<Department> Departments => Now().Parts.Departments;
    public IReadOnlyList<Region> Regions => Now().Parts.Regions;
    public IReadOnlyList<Hall> Halls => Now().Parts.Halls;
    public IReadOnlyList<SharedRegister> Registers => Now().Parts.Registers;
    public WorkingCalendar Calendar => Now().Calendar;

    /// <summary>The dictionaries that matters are made of.</summary>
    public CatalogParts Parts => Now().Parts;

    public IReadOnlyList<Matter> Published(string region)
    {
        var now = clock.GetUtcNow();
        var inForce = Now().ByCode.Values.Select(versions => InForce(versions, now)).OfType<Matter>();
        return [.. inForce.Where(m => IsFiledIn(m, region)).OrderBy(m => m.Code, StringComparer.Ordinal)];
    }

    public Matter? Find(string code) => Now().ByCode.TryGetValue(code, out var versions) ? InForce(versions, clock.GetUtcNow()) : null;

    public Matter? Find(string code, int version) =>
        Now().ByCode.TryGetValue(code, out var versions) ? versions.FirstOrDefault(m => m.Version == version) : null;

    /// <summary>Grows with every publication.</summary>
    public long Revision => Now().Revision;

    /// <summary>All published versions of a matter, oldest first.</summary>
    public IReadOnlyList<Matter> Versions(string code) => Now().ByCode.GetValueOrDefault(code) ?? [];

    /// <summary>Whether a draft says what is published already, and nothing else.</summary>
    public bool IsPublished(CatalogDraft draft) => Studio.Differences.PartDifference.Published(draft, this) is { } published
        && Studio.Differences.PartDifference.Between(published, Studio.Differences.PartDifference.Comparable(draft.Body)).Count == 0;

    /// <summary>All codes that were ever published.</summary>
    public IEnumerable<string> Codes => Now().ByCode.Keys.Order(StringComparer.Ordinal);

    public MatterEnd? Ended(string code) => Now().Ends.GetValueOrDefault(code);

    public Composition Compose(Matter matter, Answers answers, Known known) => Composer.Compose(matter, answers, known);

    public IReadOnlyList<MatterHit> Search(string text, string region) =>
        [.. from hit in Search(text, new SearchFilter(FoundKind.Matter, Region: region), MostMatters).Hits
            let matter = Find(hit.Code)
            where matter is not null
            select new MatterHit(matter, hit.Exact)];

    /// <summary>Matters, items and policies that fit what somebody typed.</summary>
    public SearchResult Search(string text, SearchFilter filter, int limit) => Searching.Find(Now().Index, text, filter, limit);

    /// <summary>An item of the basic directory, or null.</summary>
    public BasicItem? Item(string basic) => Now().Items.GetValueOrDefault(basic);

    /// <summary>Whether anybody offers the item now; one without places is offered by the city.</summary>
    public bool IsOffered(string basic) => Now().Offered.GetValueOrDefault(basic) is not { IsNowhere: true };

    public Policy? Policy(string code) => Parts.Policies.FirstOrDefault(p => p.Code == code);

    /// <summary>The matters in force that hold an item of the basic directory.</summary>
    public IEnumerable<Matter> With(string basic) => Codes.Select(c => Find(c)).OfType<Matter>().Where(m => m.Items.Any(i => i.Basic == basic));

    /// <summary>Looks whether something was published, came into force or ended, and takes it in; searching goes on with the old index meanwhile.</summary>
    public void Refresh()
    {
        if (snapshot is { } known && store.Revision() == known.Revision && clock.GetUtcNow() < known.Until)
            return;
        Load();
    }

    private Snapshot Now() => snapshot ?? Load();

    private Snapshot Load()
    {
        lock (loading)
        {
            var (published, now) = (store.All(), clock.GetUtcNow());
            var matters = published.Matters.GroupBy(m => m.Code, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<Matter>)[.. g], StringComparer.Ordinal);
            var inForce = matters.Values.Select(versions => InForce(versions, published.Ends, now)).OfType<Matter>();
            var items = published.Parts.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
            var index = SearchIndex.Build(Findables.Of(inForce, published.Parts, published.Offered));
            var changes = published.Matters.Select(m => m.Effective).Concat(published.Ends.Values.Select(r => r.At)).Where(at => at > now);
            return snapshot = new(published.Revision, published.Parts, new(published.Parts.Calendars), published.Ends, matters, items, index, published.Offered,
                changes.DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        }
    }

    private Matter? InForce(IReadOnlyList<Matter> versions, DateTimeOffset now) => InForce(versions, Now().Ends, now);

    private static Matter? InForce(IReadOnlyList<Matter> versions, IReadOnlyDictionary<string, MatterEnd> ends, DateTimeOffset now) =>
        ends.GetValueOrDefault(versions[0].Code) is { } ended && ended.At <= now ? null : versions.Where(m => m.Effective <= now).MaxBy(m => m.Version);

    private bool IsFiledIn(Matter matter, string region) =>
        matter.Regions.Count == 0 || Regions.Any(r => matter.Regions.Contains(r.Code) && r.Contains(region));

    /// <param name="Until">When something comes into force or ends without being published anew.</param>
    private sealed record Snapshot(
        long Revision, CatalogParts Parts, WorkingCalendar Calendar, IReadOnlyDictionary<string, MatterEnd> Ends,
        IReadOnlyDictionary<string, IReadOnlyList<Matter>> ByCode,
        IReadOnlyDictionary<string, BasicItem> Items, SearchIndex Index, IReadOnlyDictionary<string, Coverage> Offered, DateTimeOffset Until);
}
