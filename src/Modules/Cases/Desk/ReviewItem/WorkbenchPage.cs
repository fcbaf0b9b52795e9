using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Applicants;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>
/// The workbench of one item. It reads and shows; what an official does with the item are intents with pages, access and keys
/// of their own, and their partials stand side by side in it. One that is refused shows the workbench again, with what was
/// typed in its own form.
/// </summary>
internal abstract class WorkbenchPage(Workbench workbench) : OneStopPage
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "item")]
    public string Code { get; set; } = "";

    /// <summary>Sensitive values in full; the look is recorded so.</summary>
    [BindProperty(SupportsGet = true, Name = "whole")]
    public bool Whole { get; set; }

    /// <summary>The uploaded page in the viewer.</summary>
    [BindProperty(SupportsGet = true, Name = "sheet")]
    public Guid? PageId { get; set; }

    private WorkbenchItem shown = null!;

    public DeskCase Desk => shown.Desk;
    public IReadOnlyList<ComparedField> Fields => shown.Fields;
    public IReadOnlyList<MendedPoint> Points => shown.Points;
    public IReadOnlyList<InternalNote> Notes => shown.Notes;
    public IReadOnlyList<HistoryLine> History => shown.History;
    public ShownMaterials Materials => shown.Materials;
    public Case Case => Desk.Case;
    public ItemCase Item => Desk.Item;
    public DateOnly Today => Now.ChinaDate();
    public bool IsClerk => Actor.Post!.Role == PostRole.Clerk;
    public bool MayReceive => IsClerk && Item.Status == ItemStatus.Received && !IsForgotten;
    /// <summary>The day to answer a correction is over: the window may still wait, or turn the item away.</summary>
    public bool IsUnanswered => IsClerk && Item.Status == ItemStatus.CorrectionRequested && ItemRules.IsUnmended(Item, Today) && !IsForgotten;
    public bool MayDecide => !IsClerk && Item.Status == ItemStatus.Accepted && !IsForgotten;

    /// <summary>The applicant was forgotten: what is left of the case can be seen, and nothing done with it.</summary>
    public bool IsForgotten => Case.By is null;

    /// <summary>What was typed in the forms of the department's intents, when one was refused.</summary>
    public virtual DecisionForm Typed => DecisionForm.Empty;

    /// <summary>Judgements as they stand: what was ticked and refused, else what was kept.</summary>
    public IReadOnlyDictionary<string, Judgement> Judged => Typed.Judged ?? Item.Opinion?.Checkpoints ?? ImmutableSortedDictionary<string, Judgement>.Empty;

    /// <summary>The other items of the case that the window has in hand, too.</summary>
    public IReadOnlyList<ItemCase> AlsoReceived => [.. Case.Items.Where(i => i.Status == ItemStatus.Received && i.Code != Item.Code)];

    /// <summary>The items that have to be granted before this one.</summary>
    public IEnumerable<ItemCase> Awaited => Item.DependsOn.Select(Case.Item).OfType<ItemCase>().Where(i => i.Status != ItemStatus.Granted);

    /// <summary>Whether the official may open another item of the case.</summary>
    public bool MaySee(ItemCase other) => Actor.Staff().MaySee(Case, other);

    public string NameOf(Guid official) => shown.Names.TryGetValue(official, out var name) ? name : T["review.somebody"];
    public Bilingual NameOf(ItemCase item) => Desk.Share.Matter.Item(item.Code).Name;
    public Department DepartmentOf(ItemCase item) => Desk.Share.Matter.Department(item.Department);
    public int DaysLeft(DateOnly due) => workbench.Catalog.Calendar.WorkingDaysBetween(Today, due);

    /// <summary>The fields in the order of the page, for the summary of what is wrong.</summary>
    public IEnumerable<string> FieldOrder =>
        [.. Desk.Share.Checkpoints.Select(DecisionForm.FieldOf),
            .. Desk.Share.Item.Decides.Select(d => Settlement.Field(d.Element)), GrantItemHandler.CameField, "opinion", "note"];

    /// <summary>The value as this reader may see it.</summary>
    public string Words(DataElement element, string raw) =>
        element.Type == ElementType.Table ? Values.Rows(element, raw, T.Lang, (column, cell, _) => Cell(element, column, cell))
        : element.Sensitive && !Whole ? Values.Masked(element, raw, T.Lang)
        : IsDivision(raw) && workbench.Catalog.Regions.FirstOrDefault(r => r.Code == raw) is { } region ? T.Of(region.Name)
        : Values.Of(element, raw, T.Lang);

    public ShownValue Value(DataElement element, string raw) => new(ShownTable.Of(element, raw, (column, cell) => Cell(element, column, cell)),
        Words(element, raw));

    private string Cell(DataElement table, DataElement column, string cell) =>
        (table.Sensitive || column.Sensitive) && !Whole ? Values.Masked(column, cell, T.Lang) : Words(column, cell);

    /// <summary>Papers that can be opened and printed here.</summary>
    public IReadOnlyList<DeskPaper> Papers => DeskPaper.Of(Desk, IsClerk, T);

    /// <summary>What the reviewer settled in granting it.</summary>
    public IReadOnlyList<(Bilingual Name, ShownValue Value)> Settled => [.. SettledValue.Of(Desk.Share.Matter, Item).Select(s => (s.Element.Name,
        Value(s.Element, s.Raw)))];

    /// <summary>Where answer, form and register disagree about this item.</summary>
    public IReadOnlyList<string> Contradictions =>
        new ContradictionWords(T, Desk.Share.Matter, Case.Answers, code => Case.Form[code], Case.Found, Words)
            .Of(StatedAndFound.Contradictions(workbench.Catalog, Desk.Share.Matter, Case).Where(c => c.Item == Code));

    /// <summary>What is unlikely about this item's share of the form, and was left so.</summary>
    public IEnumerable<Misfit> Doubts => IsForgotten ? []
        : FormRules.Of(Desk.Share.Matter, Case, workbench.Catalog.Calendar).At(Desk.Share.Fields).Where(m => m.Asks);

    /// <summary>Where registers say of others what does not go with the form; the reviewer alone reads it.</summary>
    public IEnumerable<Misfit> OthersDoubts => IsForgotten || !IsForReviewer ? []
        : FormRules.ForReviewer(Desk.Share, Case, workbench.Catalog.Calendar).At(Desk.Share.Fields)
            .Where(m => m.Asks && !Doubts.Any(d => d.IsSameAs(m)));

    /// <summary>The clerk who takes the item in has no part in what registers say of others.</summary>
    private bool IsForReviewer => Actor.Post!.Role == PostRole.Reviewer;

    /// <summary>What registers said of others whom the form names, for the department alone; without a value where they have nothing of it.</summary>
    public IReadOnlyList<(DataElement Element, FoundValue? Found)> OfOthers => !IsForReviewer || Case.Checked?.Found.Value is not { } told ? []
        : [.. from element in Desk.Share.OfOthers
               let found = told.GetValueOrDefault(element.Code)
               where found is not null || !Case.Checked.Silent.Contains(element.Source!.Register)
               select (element, found)];

    /// <summary>Registers that have not answered yet what is asked of others.</summary>
    public IReadOnlyList<Bilingual> OthersAwaited => IsForgotten || !IsForReviewer || Case.Checked is { Found.Value: null } ? []
        : [.. Desk.Share.OfOthers.Where(e => Case.Checked?.Silent.Contains(e.Source!.Register) != false).Select(e => e.Source!.Name).Distinct()];

    /// <summary>Whether something on the page is hidden until it is asked for.</summary>
    public bool Hides => !Whole && Fields.Any(f => (f.Element.Sensitive || f.Element.Columns.Any(c => c.Sensitive)) && f.Filed is not null);

    /// <summary>The day on which the applicant comes, when the decision waits for that.</summary>
    public DateOnly? Visit => Case.VisitOn(Item);

    public DateOnly AcceptBy => workbench.Time.AcceptBy(Item);
    public DateOnly WouldBeDue => workbench.Time.Accept(Case, [Item], i => workbench.Time.CountedFrom(i, Now)).Single().DueOn;
    /// <summary>The element that says its end, once it is filled in or settled.</summary>
    public DataElement? EndsBy => Desk.Share.Item.Results is [{ ValidThrough: { } end }, ..] ? Desk.Share.Matter.Element(end) : null;

    /// <summary>Whose the documents are that a grant makes, as things stand; the party is null for the applicant's.</summary>
    public IReadOnlyList<(string? Party, string Holder)> WouldIssue =>
        [.. ResultOrders.Of(Case, Desk.Share, Item.Opinion?.Decided?.Value ?? DecidedValues.None, Now).Select(o => (o.Party, o.Face.Value?.Holder ?? ""))];

    /// <summary>Whose an issued document is, where that has to be said: it is not the applicant's, or there are several.</summary>
    public string? HolderOf(ResultIssued result) =>
        ResultHolder.Of(Desk.Share.Matter, Case, result) is { } holder && (holder.PartyCode is not null || Item.Results.Count > 1) ? holder.Name : null;

    public DateOnly? ValidUntil => Desk.Share.Item.Results is [{ ValidMonths: { } months }, ..] ? ResultOrders.LastDay(Today, months) : null;

    /// <summary>Dates in the head of the page that are still to come.</summary>
    public IEnumerable<DateOnly> OpenDates => Item.IsFinal ? [] : [workbench.Time.NextDate(Case, Item), .. MayReceive ? new[] { WouldBeDue } : []];

    public string DueWords => DaysLeft(Item.DueOn!.Value) switch
    {
        < 0 and var late => T["review.over", -late, T.ShortDate(Item.DueOn.Value)],
        0 => T["review.today", T.ShortDate(Item.DueOn.Value)],
        var left => T["review.left", left, T.ShortDate(Item.DueOn.Value)],
    };

    private static bool IsDivision(string raw) => raw.Length == 12 && raw.All(char.IsAsciiDigit);

    /// <summary>The list that the official came from.</summary>
    public QueueChoice Last => QueueChoice.Last(Request);

    /// <summary>The rows to go on with: of the list that was looked at, if it is one that is worked off.</summary>
    private QueueFilter Queue =>
        QueueFilter.Of(QueueViews.IsWork(Last.View) ? Last : QueueChoice.None, Actor.Post!.Role, Today, workbench.Catalog.Calendar);

    /// <summary>False when the item is not there for this official.</summary>
    protected async Task<bool> Load(CancellationToken cancel)
    {
        if (await workbench.Open(Number, Code, Actor.Staff(), Whole, PageId, Queue, T, cancel) is not { } item)
            return false;
        shown = item;
        if (Materials.Open is { IsImage: false })
            Framing.Allow(Response);
        return true;
    }
}
