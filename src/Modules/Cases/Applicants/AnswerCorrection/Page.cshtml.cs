using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// Fill in, look it over, send. Every press keeps what is there, right or wrong, so that it can be gone on with tomorrow or on
/// another device; what is sent is what was looked over.
/// </summary>
[Access(Right.FollowOwnCases)]
[RequestSizeLimit(SizeLimits.Upload)]
internal sealed class SupplyPage(
    CaseAccess cases, IStreams streams, FileStore files, ReplyStore replies, UploadSweep sweep, ICatalog catalog, IPeople people) : OneStopPage, IShowsTyped
{
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> rows = new(StringComparer.Ordinal);
    private Loaded<Case> loaded = null!;
    private IReadOnlyDictionary<Guid, UploadedPage> uploads = ImmutableDictionary<Guid, UploadedPage>.Empty;
    private KeptReply kept = new(Reply.Empty, 0);

    // What the page shows: kept, or typed and not kept.
    private Reply reply = Reply.Empty;

    [FromRoute]
    public string Number { get; set; } = "";

    [FromRoute]
    public string Item { get; set; } = "";

    public Matter Matter { get; private set; } = null!;
    public CorrectionRequested Correction { get; private set; } = null!;
    public DateOnly AskedOn { get; private set; }
    public string AskedBy { get; private set; } = "";

    /// <summary>Everything is answered: the page shows it to be looked over and sent.</summary>
    public bool Ready { get; private set; }

    /// <summary>How often the answer was saved when the page was shown: a press that saw fewer was overtaken.</summary>
    public int Seen => kept.Version;

    /// <summary>What another device saved meanwhile, when this press did not see it.</summary>
    public IReadOnlyList<(string Name, string Value)> Meanwhile { get; private set; } = [];

    public Case Case => loaded.State;
    public string Here => CaseLinks.AnswerCorrection(Number, Item);
    public Department Department => Matter.Department(Case.Item(Item)!.Department);

    /// <param name="view"><c>check</c> to look it over, <c>mend</c> to be told what is missing.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IActionResult> OnGet(string? view, CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        if (kept.Version > 0)
            ShowReply();
        if (view is not ("check" or "mend"))
            return Page();
        var wrong = Read().Refusals;
        Ready = wrong.Count == 0 && view == "check";
        foreach (var refusal in wrong)
            ModelState.AddModelError(refusal.Field ?? "", T.Of(refusal));
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other is LocalRedirectResult ? GoAndTell(CaseLinks.Case(Number), "answered-before") : other;
        var form = await Request.ReadFormAsync(cancel);
        if (form.ContainsKey("send"))
            return await Send(form, cancel);
        if (await Keep(Typed(form), form, cancel) is { } wrong)
            return Refuse(wrong);
        if (form.ContainsKey("add") || form.ContainsKey("remove"))
            return Page();
        if (form.ContainsKey("later"))
            return GoAndTell(CaseLinks.Case(Number), "answer-kept");
        if (form["take-out"] is [{ } gone] && Guid.TryParse(gone, out var page))
            return await Change(reply.Without(page), cancel);
        if (form["earlier"] is [{ } moved] && Guid.TryParse(moved, out page))
            return await Change(reply.Earlier(page), cancel);
        return Redirect($"{Here}?view={(Read().IsRefused ? "mend" : "check")}");
    }

    /// <summary>Sends what is kept, if that is what was looked over.</summary>
    private async Task<IActionResult> Send(IFormCollection form, CancellationToken cancel)
    {
        if (form["seen"] != Text(kept.Version) || Read().IsRefused)
            return Redirect($"{Here}?view=check");
        var sent = await streams.Send(loaded.Id, new AnswerCorrection(Item, reply, [.. uploads.Keys]),
            ByApplicant.Context(Actor) with { IdempotencyKey = IdempotencyKey?.ToString("N") });
        if (sent.IsRefused)
            return Refuse(sent.Refusals);
        await sweep.AfterAnswer(loaded.Id, Item, cancel);
        return GoAndTell(CaseLinks.Case(Number), "answered");
    }

    /// <summary>Keeps what was typed and uploaded; what was wrong with the uploads, or with the moment, else null.</summary>
    private async Task<IReadOnlyList<Refusal>?> Keep(Reply typed, IFormCollection form, CancellationToken cancel)
    {
        var (pages, wrong) = await Upload(form, cancel);
        var overtaken = form["seen"] != Text(kept.Version) && !typed.SaysTheSame(kept.Reply);
        reply = typed with { Pages = pages };
        ShowReply();
        // Pages add to what is there; words would take the place of others.
        var next = overtaken ? kept.Reply with { Pages = pages } : reply;
        if (loaded.Key is not { } key || await replies.Keep(loaded.Id, Item, next, kept.Version, key, cancel) is not { } now)
            return [Refusal.Conflict("cases.reply-changed")];
        if (overtaken)
            Meanwhile = [.. Differences(kept.Reply)];
        kept = now;
        return overtaken ? [Refusal.Conflict("cases.reply-changed"), .. wrong] : wrong.Count > 0 ? wrong : null;
    }

    private async Task<IActionResult> Change(Reply next, CancellationToken cancel)
    {
        if (loaded.Key is { } key && await replies.Keep(loaded.Id, Item, next, kept.Version, key, cancel) is not null)
            return Redirect(Here);
        return Refuse(Refusal.Conflict("cases.reply-changed"));
    }

    private Result<CorrectionAnswers> Read() => AnswerCorrectionHandler.Read(Case, Correction, reply, Matter, uploads.Keys.ToHashSet(), catalog.Calendar);

    public void ShowTyped(IFormCollection typed) => reply = Typed(typed) with { Pages = kept.Reply.Pages };

    /// <summary>The controls show the reply.</summary>
    private void ShowReply()
    {
        foreach (var point in Correction.Points)
        {
            Show("field-" + point.Id, string.Join(',', reply.Fields.GetValueOrDefault(point.Id) ?? []));
            Show("note-" + point.Id, Note(point));
        }

        void Show(string name, string value)
        {
            ModelState.SetModelValue(name, value, value);
            ModelState.MarkFieldValid(name);
        }
    }

    public TableField Table(CorrectionPoint point)
    {
        var element = Matter.Element(point.Target);
        var typed = Typed(point);
        return new(element, "field-" + point.Id, rows.GetValueOrDefault(point.Id)
            ?? Tables.Stored(element, typed.Length > 0 ? typed : Case.Form[point.Target]), Here, true, element.Hint is { } hint ? T.Of(hint) : null);
    }

    public string TargetName(CorrectionPoint point) => T.Of(point.Kind == CorrectionTarget.Field ? Matter.Element(point.Target).Name
        : Matter.Material(point.Target).Name);
    public ShownValue Filed(CorrectionPoint point) => ShownValue.Of(Matter.Element(point.Target), Case.Form[point.Target], T);
    public ShownValue Mended(CorrectionPoint point) => ShownValue.Of(Matter.Element(point.Target), Typed(point), T);

    /// <summary>Names of the controls in the order of the page.</summary>
    public IEnumerable<string> FieldOrder => Correction.Points.SelectMany(p => (IEnumerable<string>)
        [.. p.Kind == CorrectionTarget.Field ? Tables.Names(Matter.Element(p.Target), "field-" + p.Id) : [], "pages-" + p.Id, "note-" + p.Id]);
    public ImmutableList<UploadedPage> FiledPages(CorrectionPoint point) => PagesOf(Case.Materials.Find(m => m.Material == point.Target)?.Pages ?? []);
    public ImmutableList<UploadedPage> NewPages(CorrectionPoint point) => PagesOf(reply.PagesOf(point.Id));
    private string Typed(CorrectionPoint point) => string.Join(',', reply.Fields.GetValueOrDefault(point.Id) ?? []);
    public string Note(CorrectionPoint point) => reply.Notes.GetValueOrDefault(point.Id) ?? "";

    private ImmutableList<UploadedPage> PagesOf(ImmutableList<Guid> ids) => [.. ids.Select(id => uploads.GetValueOrDefault(id)).OfType<UploadedPage>()];

    private async Task<IActionResult?> Open(CancellationToken cancel)
    {
        if (await cases.Load(Number, Actor.Reach!, cancel) is not { } found || found.State.Item(Item) is not { } item
            || catalog.Find(found.State.Matter, found.State.MatterVersion) is not { } matter)
            return NotFound();
        // Answered already, here or on another device: what there is to see is on the case's page.
        if (item is not { Status: ItemStatus.CorrectionRequested, Correction: { } correction })
            return LocalRedirect(CaseLinks.Case(Number));
        (loaded, Matter, Correction) = (found, matter, correction);
        var asked = found.Events.Last(e => e.Event is CorrectionRequested c && c.Item == Item).Meta;
        AskedOn = asked.At.ChinaDate();
        var department = catalog.Departments.FirstOrDefault(d => d.Code == asked.Post?.Department)?.ShortName;
        AskedBy = $"{(department is null ? "" : T.Of(department))} {(await people.StaffNames([asked.Actor], cancel)).GetValueOrDefault(asked.Actor)}".Trim();
        uploads = await files.List(found.Id, cancel);
        if (found.Key is { } key)
            kept = await replies.Find(found.Id, Item, key, cancel);
        reply = kept.Reply;
        return null;
    }

    /// <summary>What stands in the controls, without the pages.</summary>
    private Reply Typed(IFormCollection form) => Reply.Empty with
    {
        Fields = Correction.Points.Where(p => p.Kind == CorrectionTarget.Field)
            .ToImmutableSortedDictionary(p => p.Id, p => (IReadOnlyList<string?>)[.. Given(p, form)], StringComparer.Ordinal),
        Notes = Correction.Points.ToImmutableSortedDictionary(p => p.Id, p => SaveStep.Clip(form["note-" + p.Id].ToString()), StringComparer.Ordinal),
    };

    /// <summary>Keeps new pages behind those that are there; tells what is wrong with pages that could not be kept.</summary>
    private async Task<(ImmutableSortedDictionary<string, ImmutableList<Guid>> Pages, List<Refusal> Wrong)> Upload(IFormCollection form,
        CancellationToken cancel)
    {
        var wrong = new List<Refusal>();
        var pages = ImmutableSortedDictionary.CreateBuilder<string, ImmutableList<Guid>>(StringComparer.Ordinal);
        foreach (var point in Correction.Points.Where(p => p.Kind == CorrectionTarget.Material))
        {
            var field = "pages-" + point.Id;
            var before = kept.Reply.PagesOf(point.Id).RemoveAll(page => !uploads.ContainsKey(page));
            var spec = Matter.Material(point.Target);
            var (good, bad) = await Receiving.Read(form.Files.Where(f => f.Name == field), spec, field, spec.MaxPages - before.Count, cancel);
            wrong.AddRange(bad);
            if (good.Count > 0 && loaded.Key is { } key && await sweep.Keep(loaded.Id, point.Target, good, key, cancel) is { IsRefused: true } full)
            {
                wrong.AddRange(full.Refusals.Select(r => r with { Field = field }));
                good = [];
            }

            pages[point.Id] = [.. before, .. good.Select(f => f.Id)];
        }

        if (form.Files.Count > 0)
            uploads = await files.List(loaded.Id, cancel);
        return (pages.ToImmutable(), wrong);
    }

    private IEnumerable<(string Name, string Value)> Differences(Reply other) => Correction.Points.SelectMany(p => new[]
    {
        (TargetName(p), string.Join(',', other.Fields.GetValueOrDefault(p.Id) ?? []), string.Join(',', reply.Fields.GetValueOrDefault(p.Id) ?? [])),
        (T["supply.note"], other.Notes.GetValueOrDefault(p.Id) ?? "", Note(p)),
    }).Where(d => d.Item2 != d.Item3).Select(d => (d.Item1, d.Item2));

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private StringValues Given(CorrectionPoint point, IFormCollection form)
    {
        var (element, name) = (Matter.Element(point.Target), "field-" + point.Id);
        if (element.Type != ElementType.Table)
            return new([.. form[name].Select(v => SaveStep.Clip(v ?? ""))]);
        rows[point.Id] = Tables.Rearranged(element, name, Tables.Typed(element, name, cell => form[cell]), form["add"], form["remove"]);
        return Tables.Given(element, name, cell => form[cell]);
    }
}
