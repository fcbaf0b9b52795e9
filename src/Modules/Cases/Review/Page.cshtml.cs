using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.AcceptItem;
using OneStop.Cases.AddOpinion;
using OneStop.Cases.Decide;
using OneStop.Cases.Form;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Review;

/// <summary>The workbench page of one item: what was handed in, what is known, what is decided.</summary>
[Access(Who.Clerk, Who.Reviewer)]
internal sealed class ReviewPage(
    DeskCases cases, ICertificates certificates, OfficialNames names, ICatalog catalog, CaseClock time, DeskCommands desk) : OneStopPage
{
    private const string CheckPrefix = "check-";

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

    /// <summary>What the last press did, to be said once.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Did { get; set; }

    [BindProperty(Name = "case")]
    public Guid CaseId { get; set; }

    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    [BindProperty(Name = "all")]
    public bool All { get; set; }

    [BindProperty(Name = "opinion")]
    public string? Opinion { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    public DeskCase Desk { get; private set; } = null!;
    public IReadOnlyList<ComparedField> Fields { get; private set; } = [];
    public IReadOnlyList<MendedPoint> Points { get; private set; } = [];
    public IReadOnlyList<InternalNote> Notes { get; private set; } = [];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];
    public ShownMaterials Materials { get; private set; } = ShownMaterials.None;
    public IReadOnlyDictionary<string, Judgement> Judged { get; private set; } = ImmutableDictionary<string, Judgement>.Empty;
    private IReadOnlyDictionary<Guid, string> officials = ImmutableDictionary<Guid, string>.Empty;

    public Case Case => Desk.Case;
    public ItemCase Item => Desk.Item;
    public DateOnly Today => Now.ChinaDate();
    public bool IsClerk => Actor.Post!.Role == PostRole.Clerk;
    public bool MayReceive => IsClerk && Item.Status == ItemStatus.Received && !IsForgotten;
    public bool MayDecide => !IsClerk && Item.Status == ItemStatus.Accepted && !IsForgotten;

    /// <summary>The applicant was forgotten: what is left of the case can be seen, and nothing done with it.</summary>
    public bool IsForgotten => Case.By is null;

    /// <summary>The other items of the case that the window has in hand, too.</summary>
    public IReadOnlyList<ItemCase> AlsoReceived => [.. Case.Items.Where(i => i.Status == ItemStatus.Received && i.Code != Item.Code)];

    /// <summary>The items that have to be granted before this one.</summary>
    public IEnumerable<ItemCase> Awaited => Item.DependsOn.Select(Case.Item).OfType<ItemCase>().Where(i => i.Status != ItemStatus.Granted);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !ModelState.IsValid ? BadRequest() : await Load(cancel) ? Page() : NotFound();

    /// <summary>The window's answer. Two of the three have a page of their own, where the rest is asked.</summary>
    public async Task<IActionResult> OnPostReceiveAsync(CancellationToken cancel)
    {
        switch (Decision)
        {
            case "correct":
                return LocalRedirect(DeskCase.UrlOf(Number, Code) + "/correction");
            case "decline":
                return LocalRedirect(DeskCase.UrlOf(Number, Code) + "/decline");
            case "accept":
                var others = All ? Request.Form["also"].OfType<string>() : [];
                return await Answer(await Send(new AcceptItems(Number, [Code, .. others]), "accept", cancel), "accepted", cancel);
            default:
                return await Answer(Refusal.Invalid("cases.decision-missing", "decision"), "", cancel);
        }
    }

    /// <summary>Keeps judgements and a note without deciding.</summary>
    public async Task<IActionResult> OnPostOpinionAsync(CancellationToken cancel) => ReadJudgements() is { } judged
        ? await Answer(await Send(new Opine(Number, Code, judged, Note ?? ""), "note", cancel), "noted", cancel)
        : BadRequest();

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancel)
    {
        if (ReadJudgements() is not { } judged)
            return BadRequest();
        switch (Decision)
        {
            case "deny":
                var kept = await Send(new Opine(Number, Code, judged, Note ?? ""), "judge", cancel);
                return kept.IsRefused ? await Answer(kept, "", cancel) : LocalRedirect(DeskCase.UrlOf(Number, Code) + "/deny");
            case "grant":
                return await Answer(await Send(new GrantItem(Number, Code, judged, Note ?? "", Opinion ?? ""), "grant", cancel), "granted", cancel);
            default:
                return await Answer(Refusal.Invalid("cases.decision-missing", "decision"), "", cancel);
        }
    }

    public string NameOf(Guid official) => officials.TryGetValue(official, out var name) ? name : T["review.somebody"];
    public Bilingual NameOf(ItemCase item) => Desk.Share.Matter.Item(item.Code).Name;
    public Department DepartmentOf(ItemCase item) => Desk.Share.Matter.Department(item.Department);
    public int DaysLeft(DateOnly due) => catalog.Calendar.WorkingDaysBetween(Today, due);
    /// <summary>The fields in the order of the page, for the summary of what is wrong.</summary>
    public IEnumerable<string> FieldOrder => [.. Desk.Share.Checkpoints.Select(Check), "decision", "opinion", "note"];

    public string Check(Checkpoint checkpoint) => CheckPrefix + checkpoint.Id;

    /// <summary>The value as this reader may see it.</summary>
    public string Words(DataElement element, string raw) =>
        element.Type == ElementType.Table ? Values.Rows(element, raw, T.Lang, (column, cell, _) => Cell(element, column, cell))
        : element.Sensitive && !Whole ? Values.Masked(element, raw, T.Lang)
        : IsDivision(raw) && catalog.Regions.FirstOrDefault(r => r.Code == raw) is { } region ? T.Of(region.Name)
        : Values.Of(element, raw, T.Lang);

    public ShownValue Value(DataElement element, string raw) => new(ShownTable.Of(element, raw, (column, cell) => Cell(element, column, cell)), Words(element, raw));

    private string Cell(DataElement table, DataElement column, string cell) => (table.Sensitive || column.Sensitive) && !Whole ? Values.Masked(column, cell, T.Lang) : Words(column, cell);

    /// <summary>Whether something on the page is hidden until it is asked for.</summary>
    public bool Hides => !Whole && Fields.Any(f => (f.Element.Sensitive || f.Element.Columns.Any(c => c.Sensitive)) && f.Filed is not null);

    /// <summary>What somebody typed who was too late to decide, to take along.</summary>
    public string? Typed => HttpMethods.IsPost(Request.Method) ? string.Join(' ', new[] { Opinion, Note }.Where(t => !string.IsNullOrWhiteSpace(t))) : null;

    /// <summary>The last press in a word that has a text; nothing else comes from the address into the page.</summary>
    public string? Said => Did is "accepted" or "noted" or "granted" or "denied" or "declined" or "asked" ? Did : null;

    public DateOnly AcceptBy => time.AcceptBy(Item);
    public DateOnly WouldBeDue => time.DueOn(Item, Now);
    public DateOnly? ValidUntil => Desk.Share.Item.Results is [{ ValidMonths: { } months }, ..] ? ResultOrders.LastDay(Today, months) : null;

    public string DueWords => DaysLeft(Item.DueOn!.Value) switch
    {
        < 0 and var late => T["review.over", -late, Show.ShortDate(Item.DueOn.Value, T.Lang)],
        0 => T["review.today", Show.ShortDate(Item.DueOn.Value, T.Lang)],
        var left => T["review.left", left, Show.ShortDate(Item.DueOn.Value, T.Lang)],
    };

    private static bool IsDivision(string raw) => raw.Length == 12 && raw.All(char.IsAsciiDigit);

    private Official Me => Official.Of(Actor);

    /// <summary>The form's key counts for each of its commands by itself: a note's answer is never taken for a grant's.</summary>
    private Task<Result<Unit>> Send(ICommand<Case, Unit> command, string what, CancellationToken cancel) =>
        desk.Send(CaseId, command, Me, IdempotencyKey is { } key ? $"{key:N}-{what}" : null, cancel);

    private async Task<IActionResult> Answer(Result<Unit> outcome, string did, CancellationToken cancel)
    {
        if (!outcome.IsRefused)
            return LocalRedirect($"{DeskCase.UrlOf(Number, Code)}?done={did}");
        if (outcome.Refusals[0].Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
            return Turn(outcome.Refusals);
        return await Load(cancel) ? Refuse(outcome.Refusals) : NotFound();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await cases.Open(Number, Code, Me, Whole, cancel) is not { } desk)
            return false;
        Desk = desk;
        // What this very case brought says what was filed, and proves nothing.
        var onFile = await certificates.OnFile(desk.Case.Applicant, cancel);
        Fields = Comparison.Of(desk, [.. onFile.Where(c => desk.Case.Items.TrueForAll(i => i.Result?.Certificate != c.Id))]);
        Points = Corrections.Of(desk);
        Notes = Review.History.Notes(desk, T);
        History = Review.History.Of(desk, T);
        Materials = ShownMaterials.Of(desk, onFile, PageId);
        Judged = (HttpMethods.IsPost(Request.Method) ? ReadJudgements() : null) ?? desk.Item.Opinion?.Checkpoints ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        Opinion ??= T["review.opinion-usual"];
        officials = await names.Of([.. Notes.Select(n => n.Author), .. History.Select(h => h.Actor).OfType<Guid>()], cancel);
        return true;
    }

    /// <summary>Null when somebody sent a judgement that does not exist.</summary>
    private ImmutableSortedDictionary<string, Judgement>? ReadJudgements()
    {
        var judged = ImmutableSortedDictionary.CreateBuilder<string, Judgement>(StringComparer.Ordinal);
        foreach (var (name, value) in Request.Form.Where(f => f.Key.StartsWith(CheckPrefix, StringComparison.Ordinal)))
        {
            if (!Enum.GetNames<Judgement>().Contains(value.ToString()))
                return null;
            judged[name[CheckPrefix.Length..]] = Enum.Parse<Judgement>(value.ToString());
        }

        return judged.ToImmutable();
    }
}
