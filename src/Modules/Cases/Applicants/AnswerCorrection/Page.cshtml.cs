using System.Collections.Immutable;
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
/// Fill in, look it over, send. What was uploaded stays with the case and is named by hidden fields, so that the two pages
/// need no memory between them.
/// </summary>
[Access(Who.Applicant)]
[RequestSizeLimit(SizeLimits.Upload)]
internal sealed class SupplyPage(CaseAccess cases, IStreams streams, FileStore files, UploadSweep sweep, ICatalog catalog, IPeople people) : OneStopPage
{
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> rows = new(StringComparer.Ordinal);
    private Loaded<Case> loaded = null!;
    private IReadOnlyDictionary<Guid, UploadedPage> uploads = ImmutableDictionary<Guid, UploadedPage>.Empty;
    private Reply reply = new(ImmutableSortedDictionary<string, IReadOnlyList<string?>>.Empty, ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty,
        ImmutableSortedDictionary<string, string>.Empty);

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

    public Case Case => loaded.State;
    public string Here => CaseLinks.AnswerCorrection(Number, Item);
    public Department Department => Matter.Department(Case.Item(Item)!.Department);

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        var form = await Request.ReadFormAsync(cancel);
        var wrong = await Take(form, cancel);
        foreach (var point in Correction.Points)
        {
            var typed = string.Join(',', form["field-" + point.Id].AsEnumerable());
            ModelState.SetModelValue("field-" + point.Id, typed, typed);
            ModelState.SetModelValue("note-" + point.Id, form["note-" + point.Id].ToString(), form["note-" + point.Id].ToString());
        }

        if (form.ContainsKey("edit") || form.ContainsKey("upload") || form.ContainsKey("add") || form.ContainsKey("remove"))
            return wrong.Count > 0 ? Refuse(wrong) : Page();
        if (form.ContainsKey("send"))
        {
            var sent = await streams.Send(loaded.Id, new AnswerCorrection(Item, reply, [.. uploads.Keys]),
                ByApplicant.Context(Actor) with { IdempotencyKey = IdempotencyKey?.ToString("N") });
            if (sent.IsRefused)
                return Refuse(sent.Refusals);
            await sweep.AfterAnswer(loaded.Id, cancel);
            return Redirect(CaseLinks.Case(Number));
        }

        var read = AnswerCorrectionHandler.Read(Case, Correction, reply, Matter, uploads.Keys.ToHashSet());
        if (wrong.Count > 0 || read.IsRefused)
            return Refuse(wrong.Concat(read.Refusals.Where(r => !wrong.Exists(w => w.Field == r.Field))));
        Ready = true;
        return Page();
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
    public ImmutableList<UploadedPage> NewPages(CorrectionPoint point) => PagesOf(reply.Pages.GetValueOrDefault(point.Id) ?? []);
    public string Typed(CorrectionPoint point) => string.Join(',', reply.Fields.GetValueOrDefault(point.Id) ?? []);
    public IEnumerable<string?> TypedOnes(CorrectionPoint point) => reply.Fields.GetValueOrDefault(point.Id) ?? [];
    public string Note(CorrectionPoint point) => reply.Notes.GetValueOrDefault(point.Id) ?? "";

    private ImmutableList<UploadedPage> PagesOf(ImmutableList<Guid> ids) => [.. ids.Select(id => uploads.GetValueOrDefault(id)).OfType<UploadedPage>()];

    private async Task<IActionResult?> Open(CancellationToken cancel)
    {
        if (await cases.Load(Number, Actor.Applicant!.Value, cancel) is not { } found || found.State.Item(Item) is not { } item
            || catalog.Find(found.State.Matter, found.State.MatterVersion) is not { } matter)
            return NotFound();
        // Answered already, here or on another device: what there is to see is on the case's page.
        if (item is not { Status: ItemStatus.CorrectionRequested, Correction: { } correction })
            return Redirect(CaseLinks.Case(Number));
        (loaded, Matter, Correction) = (found, matter, correction);
        var asked = found.Events.Last(e => e.Event is CorrectionRequested c && c.Item == Item).Meta;
        AskedOn = asked.At.ChinaDate();
        var department = catalog.Departments.FirstOrDefault(d => d.Code == asked.Post?.Department)?.ShortName;
        AskedBy = $"{(department is null ? "" : T.Of(department))} {(await people.StaffNames([asked.Actor], cancel)).GetValueOrDefault(asked.Actor)}".Trim();
        uploads = await files.List(found.Id, cancel);
        return null;
    }

    /// <summary>Reads the reply and keeps new pages; tells what is wrong with pages that could not be kept.</summary>
    private async Task<List<Refusal>> Take(IFormCollection form, CancellationToken cancel)
    {
        var wrong = new List<Refusal>();
        var pages = ImmutableSortedDictionary.CreateBuilder<string, ImmutableList<Guid>>(StringComparer.Ordinal);
        foreach (var point in Correction.Points.Where(p => p.Kind == CorrectionTarget.Material))
        {
            var field = "pages-" + point.Id;
            var kept = form["kept-" + point.Id].Select(id => Guid.TryParse(id, out var page) ? page : Guid.Empty).Where(uploads.ContainsKey).Distinct()
                .ToImmutableList();
            var spec = Matter.Material(point.Target);
            var (good, bad) = await Receiving.Read(form.Files.Where(f => f.Name == field), spec, field, spec.MaxPages - kept.Count, cancel);
            if (good.Count > 0 && loaded.Key is { } key)
                await sweep.Keep(loaded.Id, point.Target, good, key, cancel);
            wrong.AddRange(bad);
            pages[point.Id] = [.. kept, .. good.Select(f => f.Id)];
        }

        if (form.Files.Count > 0)
            uploads = await files.List(loaded.Id, cancel);
        reply = new(
            Correction.Points.Where(p => p.Kind == CorrectionTarget.Field)
                .ToImmutableSortedDictionary(p => p.Id, p => (IReadOnlyList<string?>)[.. Given(p, form)], StringComparer.Ordinal),
            pages.ToImmutable(),
            Correction.Points.ToImmutableSortedDictionary(p => p.Id, p => form["note-" + p.Id].ToString(), StringComparer.Ordinal));
        return wrong;
    }

    /// <summary>A table comes cell by cell from the page where it is filled in, and whole from the one where it is looked over.</summary>
    private StringValues Given(CorrectionPoint point, IFormCollection form)
    {
        var (element, name) = (Matter.Element(point.Target), "field-" + point.Id);
        if (element.Type != ElementType.Table || form.ContainsKey(name))
            return form[name];
        rows[point.Id] = Tables.Rearranged(element, name, Tables.Typed(element, name, cell => form[cell]), form["add"], form["remove"]);
        return Tables.Given(element, name, cell => form[cell]);
    }
}
