using Npgsql;
using OneStop.Catalog.Browse;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Portal.Home;

/// <summary>One question, then what is running, then the matters that can be filed.</summary>
[Access(Right.ReadSite)]
public sealed partial class HomePage(ILogger<HomePage> log, SiteMap site, ICatalog? catalog = null, IRunningMatters? running = null,
    IMostFiled? mostFiled = null) : OneStopPage
{
    private const string City = "990100";
    private const int TilesPerGroup = 8;
    private const int RunningShown = 3;

    /// <summary>The four choices of the elder version: address, character, texts.</summary>
    public static IReadOnlyList<(string Path, string Glyph, string Text)> ElderChoices { get; } =
        [("/cases", "查", "elder.cases"), (Navigation.Matters, "办", "elder.matters"), ("/wallet", "证", "elder.wallet"), ("/verify", "验", "elder.verify")];

    /// <summary>What else people come for: address and texts.</summary>
    public static IReadOnlyList<(string Path, string Text)> More { get; } = [("/verify", "home.verify"), ("/halls", "home.halls")];

    /// <summary>Where another name is taken up, and the cases under it are shown.</summary>
    public const string Switch = "/acting?return=%2Fcases";

    public IReadOnlyList<RunningMatter> Running { get; private set; } = [];

    /// <summary>What waits for an answer under the reader's other names.</summary>
    public IReadOnlyList<WaitingElsewhere> Elsewhere { get; private set; } = [];

    /// <summary>Nothing is said about running matters rather than something wrong while the database is away.</summary>
    public bool RunningUnknown { get; private set; }

    public Actor? Reader => HttpContext.Actor();

    public IReadOnlyList<Matter> Family => Side(StageSide.Family);
    public IReadOnlyList<Matter> Business => Side(StageSide.Business);

    /// <summary>What most people file.</summary>
    public IReadOnlyList<Matter> Popular { get; private set; } = [];

    /// <summary>What this reader opened last.</summary>
    public IReadOnlyList<Matter> Looked { get; private set; } = [];

    public DateOnly Today => Now.ChinaDate();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Popular = Shortcuts.Popular(Published, mostFiled?.Matters ?? []);
        Looked = Shortcuts.Recent(Published, RecentMatters.Of(Request));
        if (running is null || Reader?.Reach is not { } reach)
            return;
        try
        {
            Running = await running.Of(reach, RunningShown, cancel);
            if (Reader.Person is { } person)
                Elsewhere = await running.Elsewhere(person, reach.Subject, cancel);
        }
        catch (NpgsqlException away) when (Outages.IsDatabaseAway(away))
        {
            RunningUnknown = true;
            RunningAway(log, away.GetType().Name);
        }
    }

    public string Hint(RunningMatter matter) => matter switch
    {
        { IsDraft: true } => T["home.draft"],
        { NeedsYou: true } => T["home.needs-you"],
        { DueOn: { } due } when due < Today => T["home.overdue", T.ShortDate(due)],
        { DueOn: { } due } => T["home.due", T.ShortDate(due)],
        _ => T["home.nothing-to-do"],
    };

    /// <summary>The date in the hint, when there is one.</summary>
    public IEnumerable<DateOnly> Dates(RunningMatter matter) => matter is { IsDraft: false, NeedsYou: false, DueOn: { } due } ? [due] : [];

    public string Waiting(WaitingElsewhere other) =>
        other.Enterprise is { } name ? T["home.elsewhere", name, other.Count] : T["home.elsewhere.own", other.Count];

    public string Address(Matter matter) => $"{Navigation.Matters}/{matter.Code}";

    private IReadOnlyList<Matter> Published => field ??= site.Has(Navigation.Guide) ? catalog?.Published(City) ?? [] : [];

    private IReadOnlyList<Matter> Side(StageSide side) => [.. LifeOrder.Of(Published, side).Take(TilesPerGroup)];

    [LoggerMessage(LogLevel.Warning, "Running matters are not shown: {Reason}")]
    private static partial void RunningAway(ILogger log, string reason);
}
