using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.ReportRights;

/// <summary>
/// Who may do what, since when, until when, given by whom: on any day, and of all times. What is chosen stands in the address; a name is
/// only ever posted.
/// </summary>
[Access(Right.ReadRights)]
internal sealed partial class RightsPage(RightsReport report, IPeople people, ICatalog catalog, ILogger<RightsPage> log) : OneStopPage
{
    public const int PageSize = 25, MostExported = 20_000, MostTaken = 5;

    [BindProperty(Name = "department", SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(Name = "role", SupportsGet = true)]
    public string? Role { get; set; }

    /// <summary>As <c>yyyy-MM-dd</c>; empty for today.</summary>
    [BindProperty(Name = "day", SupportsGet = true)]
    public string? Day { get; set; }

    /// <summary>All times instead of a day.</summary>
    [BindProperty(Name = "all", SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>The last row of the page before: ticks/id.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    /// <summary>In which form a file is wanted; null for the page.</summary>
    [BindProperty(Name = "as")]
    public string? As { get; set; }

    public RightsFilter Filter { get; private set; } = null!;
    public IReadOnlyList<PostHeld> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<RightsExport> Taken { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

    public PostWords Words => new(T, catalog);
    public Giver By => Giver.Of(Actor);

    /// <summary>The same choice, from a place on.</summary>
    public string AddressOf(string? after) => IdentityLinks.RightsOf(Department, Role, All ? null : Day, All, after);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => As == "csv" ? await Export(cancel) : await Show(cancel);

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        var after = Place(After);
        if (After is not null && after is null)
            return BadRequest();
        Choose();
        Taken = await report.LastTaken(By.Post is { Role: PostRole.Administrator } ? Department : null, MostTaken, cancel);
        var (rows, refused) = await Read(after, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{Rows[^1].From.UtcTicks}/{Rows[^1].Id}") : null;
        await LoadNames(Rows, cancel);
        return refused is null ? Page() : Refuse(refused);
    }

    private async Task<IActionResult> Export(CancellationToken cancel)
    {
        Choose();
        var (rows, refused) = await Read(null, MostExported + 1, cancel);
        if (rows.Count > MostExported)
            refused = Refusal.Invalid("identity.rights-too-many", "department", MostExported);
        if (refused is not null)
        {
            After = null;
            await Show(cancel);
            return Refuse(refused);
        }

        await LoadNames(rows, cancel);
        await report.Taken(Actor.Account, Filter, !string.IsNullOrWhiteSpace(Named), rows.Count, cancel);
        LogTaken(log, Actor.Account, rows.Count);
        var name = $"rights-{(Filter.Day is { } day ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "all")}.csv";
        return File(RightsCsv.Of(rows, Names, Words, T, Now), "text/csv; charset=utf-8", name);
    }

    private void Choose()
    {
        if (By.Post is { Role: PostRole.Administrator } own)
            Department = own.Department;
        else if (catalog.Departments.All(d => d.Code != Department))
            Department = null;
        Filter = RightsFilter.Of(Department, Role, Day, All, Now.ChinaDate());
        (Role, Day) = (Filter.Role?.ToString().ToLowerInvariant(), Filter.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private async Task<(IReadOnlyList<PostHeld> Rows, Refusal? Refused)> Read((DateTimeOffset, Guid)? after, int most, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Named))
            return (await report.Read(Filter, null, after, most, cancel), null);
        return await report.Named(Named.Trim(), Department, cancel) is { } accounts ? (await report.Read(Filter, accounts, after, most, cancel), null)
            : ([], Refusal.Invalid("identity.rights-too-many-names", "department", RightsReport.MostNames));
    }

    private async Task LoadNames(IReadOnlyList<PostHeld> rows, CancellationToken cancel) => Names = await people.StaffNames(
        rows.SelectMany(r => new[] { r.Account, r.By, r.AgreedBy, r.RefusedBy }).Concat(Taken.Select(t => (Guid?)t.By)).OfType<Guid>().Distinct(), cancel);

    private static (DateTimeOffset, Guid)? Place(string? after) =>
        after?.Split('/', 2) is [var ticks, var id] && Guid.TryParse(id, out var post) && long.TryParse(ticks, CultureInfo.InvariantCulture, out var from)
            && from >= 0 && from <= DateTimeOffset.MaxValue.UtcTicks ? (new(from, TimeSpan.Zero), post) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff account {Account} took the report of rights away: {Rows} rows")]
    private static partial void LogTaken(ILogger logger, Guid account, int rows);
}
