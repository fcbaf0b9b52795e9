using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class TaskListPage(Refetch refetch, CaseClock time) : DraftPage
{
    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    /// <summary>Tries the registers again that could not be reached.</summary>
    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var fetched = await refetch.Handle(Id, Actor, HttpContext.Network(), cancel);
        return await Open(cancel) ?? (fetched.IsRefused ? Refuse(fetched.Refusals) : Redirect(Filing.Url));
    }

    /// <summary>Minutes that are left of what most people need.</summary>
    public int MinutesLeft => Math.Max(1, Filing.Matter.Minutes * (Filing.Parts - Filing.Finished) / Math.Max(1, Filing.Parts));

    /// <summary>Where a day to come is chosen: that day, and by when all of it would be done if it were filed now. The latest, if there are several.</summary>
    public (DataElement Day, DateOnly On, DateOnly DueOn)? AfterVisit
    {
        get
        {
            var filed = DraftToFile.ForDates(Filing, Now);
            var visited = filed.Items.Where(i => filed.VisitOn(i) is not null).MaxBy(filed.VisitOn);
            return visited is { } item && filed.VisitOn(item) is { } on && on > Now.ChinaDate()
                ? (Filing.Matter.Element(item.VisitDay!), on, time.DueOn(filed)) : null;
        }
    }

    /// <summary>Steps that concern several departments or the one that leads, and those of a single other department.</summary>
    public IEnumerable<IGrouping<bool, (FormStep Step, ComposedStep? Composed)>> Groups => Filing.Matter.Steps
        .Select(s => (Step: s, Composed: Filing.Composition.Steps.FirstOrDefault(c => c.Step.Code == s.Code)))
        .Where(s => s.Composed is not null || Filing.Composition.StepsNotNeeded.Contains(s.Step))
        .GroupBy(s => IsShared(s.Step, s.Composed))
        .OrderByDescending(g => g.Key);

    public string? Note(FormStep step, ComposedStep? composed)
    {
        if (composed is null)
            return Filing.Composition.NotNeeded.FirstOrDefault(n => n.Item.Fields.Any(f => step.Fields.Contains(f.Element))) is { } left
                ? T.Of(left.Why) : null;
        if (composed.Fields.All(f => Filing.State.Facts.ContainsKey(f.Element.Code) && Filing.State[f.Element.Code] is { Length: > 0 })
            && Filing.State.Facts.GetValueOrDefault(composed.Fields[0].Element.Code) is { } fact)
            return T["tasks.prefilled", fact.Name];
        return IsShared(step, composed)
            ? string.Join(T["list.comma"], composed.Fields.Where(f => !Filing.IsLocked(f)).Take(3).Select(f => T.Of(f.Element.Name)))
            : Filing.DepartmentName(composed.Fields[0].Departments[0], T);
    }

    private bool IsShared(FormStep step, ComposedStep? composed)
    {
        var departments = composed?.Fields.SelectMany(f => f.Departments).ToHashSet(StringComparer.Ordinal)
            ?? Filing.Matter.Items.Where(i => i.Fields.Any(f => step.Fields.Contains(f.Element))).Select(i => i.Department).ToHashSet(StringComparer.Ordinal);
        return departments.Count != 1 || departments.Contains(Filing.Matter.Lead);
    }
}
