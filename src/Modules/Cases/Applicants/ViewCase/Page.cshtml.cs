using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.FollowOwnCases)]
internal sealed class CasePage(ViewCaseQuery query, CaseOfAnother others, ICatalog catalog, CaseClock time, IPeople people,
    MasterKeys masters) : OneStopPage
{
    private CaseSeen seen = null!;
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    public Case Case => seen.Case;
    public Matter Matter { get; private set; } = null!;
    public string Here => CaseLinks.Case(Case.Number);
    public DateOnly Today => Now.ChinaDate();
    public DateOnly DueOn { get; private set; }

    /// <summary>By when all of it is promised, where the matter promises a day for the whole.</summary>
    public DateOnly? PromisedBy { get; private set; }

    public DueStrip? Strip { get; private set; }
    public IReadOnlyList<Lane> Lanes { get; private set; } = [];
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public IReadOnlyList<(string Item, string Text)> Afterwards => Visit.Afterwards(Case, Matter, T);
    public IReadOnlyList<CompareRow> Saved { get; private set; } = [];

    /// <summary>The company that was founded, until its founder has taken it up.</summary>
    public FoundedCompany? Founded { get; private set; }

    public IReadOnlyList<ItemCase> ToCorrect => Case.Items.FindAll(i => i.Status == ItemStatus.CorrectionRequested);
    public IReadOnlyList<(ItemCase Item, ResultIssued Result)> Issued => [.. Case.Items.SelectMany(i => i.Results.Select(r => (i, r)))];
    public IReadOnlyList<ItemCase> Withdrawable => Case.Items.FindAll(i => !i.IsFinal);
    public IReadOnlyList<ItemCase> ToCome => Case.Items.FindAll(i => !i.IsFinal || i.AwaitsResult);
    public int Granted => Case.Items.Count(i => i.Status == ItemStatus.Granted);

    /// <summary>What the applicant took back is not done: it is counted apart.</summary>
    public int Withdrawn => Case.Items.Count(Case.EndedByApplicant);

    /// <summary>Refused, or ended with what was.</summary>
    public int Lost => Case.Items.Count(i => i is { IsFinal: true, Status: not ItemStatus.Granted } && !Case.EndedByApplicant(i));
    public int Finished => Case.Items.Count(i => i.IsFinal && !i.AwaitsResult && !Case.EndedByApplicant(i));

    /// <summary>How all of it ended, in a sentence.</summary>
    public string Ending => Withdrawn == Case.Items.Count ? "case.lead.all-withdrawn"
        : Granted == 0 ? "case.lead.none-granted" : Granted < Case.Items.Count ? "case.lead.some-granted" : "case.lead.closed";
    public int DaysLeft => DaysUntil(DueOn);

    /// <summary>While the applicant is waited for, their own last day comes before the promise.</summary>
    public DateOnly? AnswerBy => ToCorrect.Count > 0 ? ToCorrect.Min(i => i.Correction!.AnswerBy) : null;
    public Department Lead => Matter.Department(Matter.Lead);
    public IReadOnlyList<Moment> Moments => Timeline.Of(Case, Matter, seen.Events, T);
    public IReadOnlyList<CaseLook> Looks => seen.Looks;
    public string Name => T.Of(Matter.Name) + (Case.Title is { Length: > 0 } title ? "·" + title : "");

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        if (await query.Find(number, Actor.Reach!, cancel) is not { } found)
            return await others.Find(number, Actor, cancel) is null ? NotFound() : Redirect(CaseLinks.Whose(number));
        if (catalog.Find(found.Case.Matter, found.Case.MatterVersion) is not { } matter)
            return NotFound();
        (seen, Matter) = (found, matter);
        (DueOn, PromisedBy) = (time.DueOn(Case), time.PromisedBy(Case, matter));
        Strip = DueStrip.Of(Case, time, catalog.Calendar, Today, T);
        Lanes = [.. Case.Items.Select(i => Lane.Of(Case, i, matter, At(e => e is ResultIssued r && r.Item == i.Code), time, Now, T))];
        names = await people.StaffNames(Officials(), cancel);
        Visits = Visit.Of(Case, catalog, matter, Today, T);
        Saved = Rows(Savings.Of(catalog, matter, Case));
        Founded = await FoundedCompany.ToTakeUp(catalog, matter, Case, Actor.Person!.Value, people, masters, cancel) is { Uscc: not null } there ? there : null;
        return Page();
    }

    public int DaysUntil(DateOnly day) => catalog.Calendar.WorkingDaysBetween(Today, day);
    public string ItemName(string code) => T.Of(Matter.Item(code).Name);
    public string DepartmentName(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } department ? T.Of(department.ShortName) : code;
    public string ResultName(ItemCase item) => Matter.Item(item.Code).Results is [var result, ..] ? T.Of(result.Name) : item.Results[0].Name;

    /// <summary>Whose the document is, when it is not the applicant's.</summary>
    public ResultHolder? Other(ResultIssued result) => ResultHolder.Of(Matter, Case, result) is { PartyCode: not null } holder ? holder : null;

    /// <summary>The first of an item's documents that the applicant gets.</summary>
    public ResultIssued? Download(ItemCase item) => item.Results.Find(r => Other(r) is not { IsApart: true });

    /// <summary>One line an official, the latest look first.</summary>
    public IEnumerable<(string Department, Guid Account, string Items, int Times, DateTimeOffset Last)> LooksByOfficial =>
        from look in seen.Looks
        group look by (look.Department, look.Account) into looks
        let items = string.Join(T["list.comma"], looks.Select(l => l.Item).Where(i => i.Length > 0).Distinct().Select(ItemName))
        select (looks.Key.Department, looks.Key.Account, items, looks.Count(), looks.Max(l => l.At));

    public string NameOf(Guid account) => names.GetValueOrDefault(account, "");

    /// <summary>The corrections that were asked for, newest first, each with its answer when there is one.</summary>
    public IEnumerable<(Recorded Asked, CorrectionRequested Correction, Recorded? Answered)> Corrections =>
        from asked in seen.Events
        where asked.Event is CorrectionRequested
        let correction = (CorrectionRequested)asked.Event
        let answered = seen.Events.FirstOrDefault(e => e.Version > asked.Version && e.Event is CorrectionSupplied s && s.Item == correction.Item)
        orderby asked.Version descending
        select (asked, correction, answered);

    /// <summary>What the applicant answered to a point: the new value or pages, and the note.</summary>
    public IEnumerable<string> Answer(CorrectionPoint point, CorrectionSupplied supplied)
    {
        if (supplied.Answers.Value is not { } answers)
            yield break;
        if (point.Kind == CorrectionTarget.Field && answers.Fields.TryGetValue(point.Target, out var value))
            yield return ValueTexts.Of(Matter.Element(point.Target), value, T, masked: true);
        if (point.Kind == CorrectionTarget.Material && answers.Pages.TryGetValue(point.Target, out var pages))
            yield return T["case.pages", Matter.Material(point.Target).Name, pages.Count];
        if (answers.Notes.TryGetValue(point.Id, out var note) && note.Length > 0)
            yield return note;
    }

    /// <summary>Whether the department went on after the answer: then it was content with it.</summary>
    public bool IsSettled(string item) => Case.Item(item) is { Status: not (ItemStatus.Received or ItemStatus.CorrectionRequested) };

    public string TargetName(CorrectionPoint point) => T.Of(point.Kind == CorrectionTarget.Field ? Matter.Element(point.Target).Name
        : Matter.Material(point.Target).Name);

    private IReadOnlyList<CompareRow> Rows(Comparison saved) => CompareRow.Of(
        (T["case.saved.materials"], saved.Materials, n => T["case.saved.papers", n]),
        (T["case.saved.fields"], saved.Fields, n => T["case.saved.answers", n]),
        (T["case.saved.trips"], saved.Trips, n => T["case.saved.times", n]),
        (T["case.saved.days"], saved.Days, T.WorkingDays));

    private DateTimeOffset? At(Func<IEvent, bool> which) => seen.Events.FirstOrDefault(e => which(e.Event))?.Meta.At;

    private IEnumerable<Guid> Officials() => seen.Events.Where(e => e.Meta.Post is not null).Select(e => e.Meta.Actor).Concat(seen.Looks.Select(l => l.Account))
        .Distinct();
}
