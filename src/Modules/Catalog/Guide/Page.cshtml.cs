using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Halls;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Guide;

/// <summary>The guide of one matter: what it takes, for the answers in the address or else for the usual ones.</summary>
[Access(Right.ReadSite)]
internal sealed class GuidePage(CatalogInMemory catalog) : OneStopPage
{
    private const int HallsShown = 3;

    public Matter Matter { get; private set; } = null!;
    public Composition Made { get; private set; } = null!;

    /// <summary>What is asked for besides where a source does not have it.</summary>
    internal Perhaps Perhaps { get; private set; } = null!;

    /// <summary>How many papers, in a word: the least, while there may be more.</summary>
    public string PapersCounted => T[Perhaps.Papers.Count == 0 ? "guide.upload" : Made.Counts.Papers == 0 ? "guide.upload-none" : "guide.upload-least",
        Made.Counts.Papers];

    /// <summary>Whether the visitor has answered anything yet.</summary>
    public bool Answered { get; private set; }

    public IActionResult OnGet(string code)
    {
        // Of a matter that has ended the last version is shown, with since when and what to file instead.
        End = catalog.Ended(code);
        if ((catalog.Find(code) ?? (HasEnded && catalog.Versions(code) is [.., var last] ? last : null)) is not { } matter)
            return NotFound();
        var answers = Answers.Read(matter, id => Request.Query[id]);
        Answered = answers.Values.Count > 0;
        Matter = matter;
        RecentMatters.Remember(HttpContext, matter.Code);
        var known = Known.Expected(matter);
        Made = catalog.Compose(matter, answers.Values.Aggregate(Answers.Usual(matter), (all, a) => all.With(a.Key, a.Value)), known);
        Perhaps = Perhaps.Of(Made, known);
        return Page();
    }

    /// <summary>What is said of the cost of chosen items: not everything that is paid is a fee of the office.</summary>
    public IReadOnlyList<ServiceItem> FeeNotes => [.. Made.Items.Select(i => i.Item).Where(i => i.Fee.Basis is not null)];

    public string FeeWords => Made.FeesOpen ? T["guide.fee-depends"] : Made.Fees > 0 ? T.Money(Made.Fees)
        : T[FeeNotes.Count > 0 ? "guide.free-see" : "guide.free"];

    /// <summary>Chosen items whose fee depends on the case.</summary>
    public IReadOnlyList<OwedFee> FeesByCase => [.. Made.Owed.Where(o => o.Item.FeeCases.Count > 0)];

    /// <summary>How the matter ended, or is announced to end.</summary>
    public MatterEnd? End { get; private set; }

    public bool HasEnded => End is { } end && end.At <= Now;
    public Matter? Successor => End?.Successor is { } code ? catalog.Find(code) : null;
    public DateOnly Today => Now.ChinaDate();

    /// <summary>When it can be filed, while it can be filed at all.</summary>
    public Season? Season => HasEnded ? null : Matter.Season;

    public bool InSeason => Matter.Season?.Includes(Today) != false;
    public bool MayStart => !HasEnded && InSeason && Made.Barriers.Count == 0;

    /// <summary>Materials that another item of the matter brings, each with the name of that item.</summary>
    public IReadOnlyList<(Bilingual Name, Bilingual From)> Results =>
        [.. Made.Materials.Where(m => m.Way.Kind == WayKind.Result).Select(m => (m.Spec.Name, Matter.Item(m.Way.Source!).Name))];

    /// <summary>Where somebody of the leading department is met.</summary>
    internal IReadOnlyList<ShownHall> Halls => [.. HallList.Serving(catalog, Matter.Lead, CityRegion.Code, Now).Take(HallsShown)];

    public Department Lead => Matter.Department(Matter.Lead);

    /// <summary>Departments besides the leading one, each once, in the order of their items.</summary>
    public IReadOnlyList<Department> Others => [.. Made.Items.Select(i => i.Department).Where(d => d.Code != Matter.Lead).Distinct()];

    public IReadOnlyList<ComposedMaterial> Uploads => [.. Made.Papers];

    public string Promise(TimeLimit limit) => limit.Days == 0 ? T["guide.on-the-spot"] : T.Limit(limit.Days, limit.Unit);

    public string WhoHandles => Others.Count == 0
        ? T["guide.who-one", T.Of(Lead.ShortName)]
        : T["guide.who-all", T.Of(Lead.ShortName), string.Join(T["guide.and"], Others.Select(d => T.Of(d.ShortName)))];

    public string NotNeeded => string.Join(T["guide.and"], Made.NotNeeded.Select(n => T["guide.not-needed-one", T.Of(n.Item.Name), T.Of(n.Why)]));

    public IReadOnlyList<CompareRow> Comparison => CompareRow.Of(
        (T["guide.materials"], Made.Comparison.Materials, n => T["guide.copies", n]),
        (T["guide.fields"], Made.Comparison.Fields, n => T["guide.blanks", n]),
        (T["guide.trips"], Made.Comparison.Trips, n => T["guide.times", n]),
        (T["guide.time"], Made.Comparison.Days, T.WorkingDays));
}
