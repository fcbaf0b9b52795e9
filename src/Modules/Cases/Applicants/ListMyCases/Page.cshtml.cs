using OneStop.Cases.Drafts;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.FollowOwnCases)]
internal sealed class MyCasesPage(MyCasesQuery cases, DraftStore drafts, ICatalog catalog, IRunningMatters running) : OneStopPage
{
    private const int Rows = 20;
    private const int MostDrafts = 50;

    public IReadOnlyList<Filing> Drafts { get; private set; } = [];
    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];
    /// <summary>What waits for an answer under the reader's other names: here it is not seen.</summary>
    public IReadOnlyList<WaitingElsewhere> Elsewhere { get; private set; } = [];

    public string? Next { get; private set; }
    public bool IsFirst { get; private set; }
    public DateOnly Today => Now.ChinaDate();

    public async Task OnGet(string? after, CancellationToken cancel)
    {
        var reach = Actor.Reach!;
        IsFirst = string.IsNullOrEmpty(after);
        if (IsFirst && Actor.Person is { } person)
            Elsewhere = await running.Elsewhere(person, reach.Subject, cancel);
        if (IsFirst)
            Drafts = [.. (await drafts.Of(reach, MostDrafts, cancel)).Select(d => Filing.Of(catalog, d, Today)).OfType<Filing>()];
        var found = await cases.Page(reach, Rows + 1, after, cancel);
        Cases = [.. found.Take(Rows)];
        Next = found.Count > Rows ? "?after=" + Cases[^1].Key : null;
    }

    public string Name(string matter, string title) => (catalog.Find(matter) is { } found ? T.Of(found.Name) : matter) + (title.Length > 0 ? "·" + title : "");

    /// <summary>Whether another line has the same name, so that only the day tells them apart.</summary>
    public bool HasNamesake(CaseRow row) => Cases.Count(c => c.Matter == row.Matter && c.Title == row.Title) > 1;

    public int DaysLeft(CaseRow row) => catalog.Calendar.WorkingDaysBetween(Today, row.DueOn);
}
