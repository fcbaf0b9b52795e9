using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.AddPart;
using OneStop.Catalog.Studio.ChangePart;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.EditPart;

/// <summary>Fills in one part of a draft. Nobody writes JSON: every field is a native control, conditions are chosen.</summary>
[Access(Right.WriteCatalogue)]
internal class EditPartPage(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    [BindProperty(SupportsGet = true, Name = "part")]
    public string? Part { get; set; }

    /// <summary>The place of the part; empty for the basics.</summary>
    public string Path => Part?.Trim('/') ?? "";

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "remove")]
    public bool Remove { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>Where to go after it was saved: <c>another</c> for the next new one.</summary>
    [BindProperty(Name = "next")]
    public string? Next { get; set; }

    /// <summary>The part of the list that a new one begins as a copy of.</summary>
    [BindProperty(SupportsGet = true, Name = "like")]
    public string? Like { get; set; }

    /// <summary>Several new ones: a line each, or the codes of what they refer to.</summary>
    [BindProperty(Name = "many")]
    public string[]? Many { get; set; }

    /// <summary>What several new parts can be chosen from; null when they are written.</summary>
    public IReadOnlyList<Choice>? Picks => ManyParts.Picks(Schema, new(Draft.Body, catalog, T), PartPath.Find(Draft.Body, Path) as JsonArray);

    public bool TakesMany => IsNew && ManyParts.IsFor(Schema);

    public FormSchema Schema { get; private set; } = null!;
    public IReadOnlyList<FormSection> Sections { get; private set; } = [];
    public IReadOnlyList<CatalogFault> Faults { get; private set; } = [];

    /// <summary>Whether the part is yet to be added to the list at <see cref="Path"/>.</summary>
    protected virtual bool IsNew => false;

    public bool Adds => IsNew;

    /// <summary>A new part that is told apart by a code of its own, not by what it refers to.</summary>
    public bool AsksName => IsNew && Schema.NameMember is { } member && Schema.Fields.All(b => b.Member != member);

    public bool MayRemove => !IsNew && Path.Length > 0 && Draft.IsOpen;
    public string Heading => IsNew ? T["edit.add", T["schema." + Schema.Key]] : Path.Length == 0 ? T["list.basics"] : Called ?? PartPath.Split(Path)[^1];

    /// <summary>The page of the part that this one stands in; the draft's own when it stands in none.</summary>
    public string Above =>
        (IsNew ? PartPath.Parent(Path) : PartPath.Parent(PartPath.Parent(Path))) is { Length: > 0 } above ? CatalogLinks.DraftPart(Id, above) : Here;

    /// <summary>Of the part as it was looked at: what is refused as stale stays so until the page is opened again.</summary>
    public string Fingerprint => IsNew ? "" : HttpMethods.IsPost(Request.Method) ? Seen ?? "" : PartPath.Fingerprint(Current);

    public IReadOnlyList<DraftPart> PartsOf(PartListSchema list) =>
        DraftPart.In(Draft.Body, Path, list, T.Lang, new FormContext(Draft.Body, catalog, T).NameOf);

    private JsonObject? Current => Path.Length == 0 ? Draft.Body : PartPath.Find(Draft.Body, Path) as JsonObject;
    private string? Called => DraftPart.Called(Current, T.Lang);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Ready(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Ready(cancel))
            return NotFound();
        if (Remove)
            return await Answer(await Send(new PutPart(Path, Seen ?? "", null)), Above, cancel);
        if (TakesMany && Many is { Length: > 0 } lines)
            return await AddMany(lines, cancel);
        var read = new FormBinder(Schema, new(Draft.Body, catalog, T), name => Request.Form[name],
            PartType.At(Draft.Of, IsNew ? Path + "/new" : Path)).Bind(IsNew ? Model : Current);
        if (!read.Succeeded(out var part))
            return Refuse(read.Refusals);
        if (IsNew && NameIt(part) is { } refusal)
            return Refuse(refusal);
        if (Path.Length == 0)
            return await Answer(await Send(new PutBasics(Seen ?? "", part, [.. Schema.Fields.Select(b => b.Member)])), Here, cancel);
        var place = IsNew
            ? $"{Path}/{(Schema.NameMember is null ? null : MatterCheck.Name(part)) ?? $"{((PartPath.Find(Draft.Body, Path) as JsonArray)?.Count ?? 0) + 1}"}"
            : Path;
        var goesTo = IsNew && Next == "another" ? CatalogLinks.AddPart(Id, Path) : Schema.Lists.Count > 0
            ? CatalogLinks.DraftPart(Id, place) : IsNew || Above != Here ? Above : $"{Here}#{PartPath.Split(place)[0]}";
        return await Answer(await Send(new PutPart(place, IsNew ? "" : Seen ?? "", part)), goesTo, cancel);
    }

    private async Task<IActionResult> AddMany(string[] lines, CancellationToken cancel)
    {
        var parts = ManyParts.Read(Schema, new(Draft.Body, catalog, T), lines);
        return parts.Succeeded(out var added) ? await Answer(await Send(new PutParts(Path, added)), Above == Here ? $"{Here}#{Path}" : Above, cancel)
            : Refuse(parts.Refusals);
    }

    private JsonObject? Model => Like is { Length: > 0 } like ? PartPath.Find(Draft.Body, $"{Path}/{like}") as JsonObject : null;

    private FormControl AsTyped(FormControl control) =>
        Request.Form.TryGetValue(control.Name, out var typed)
            ? control with { Value = typed[0], Values = [.. typed.OfType<string>()] } : control.Type == "checkboxes" ? control with { Values = [] } : control;

    private Refusal? NameIt(JsonObject part)
    {
        if (!AsksName)
            return null;
        var name = (Name ?? "").Trim();
        if (name.Length is 0 or > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || name.All(char.IsAsciiDigit))
            return Refusal.Invalid("catalog.part-code", "name");
        part[Schema.NameMember!] = name;
        return null;
    }

    private async Task<IActionResult> Answer(Result<Unit> outcome, string onwards, CancellationToken cancel) => !outcome.IsRefused
        ? GoAndTell(onwards, "saved")
        : outcome.Refusals[0].Kind == RefusalKind.NotFound ? NotFound() : await RefuseWithNames(outcome.Refusals, cancel);

    private async Task<bool> Ready(CancellationToken cancel)
    {
        if (!await Load(cancel) || Draft.Of == Drafts.DraftKind.Package)
            return false;
        if (FormSchemas.At(Draft.Of, IsNew ? Path + "/new" : Path) is not { } schema || (!IsNew && Current is null)
            || (IsNew && PartPath.Parent(Path).Length > 0 && PartPath.Find(Draft.Body, PartPath.Parent(Path)) is null))
            return false;
        Schema = schema;
        Sections = new FormRenderer(schema, new(Draft.Body, catalog, T)).Render(IsNew ? Model : Current);
        // After a refused press the controls show what was typed.
        if (HttpMethods.IsPost(Request.Method))
            Sections = [.. Sections.Select(s => s
                with { Controls = [.. s.Controls.Select(AsTyped)], Folded = s.Folded && !s.Controls.Any(c => Request.Form[c.Name].Any(v => v?.Length > 0)) })];
        Faults = IsNew
            ? [] : [.. PublicationPlan.Of(Draft, catalog, Now).Faults.Where(f => Path.Length == 0
            ? !f.Place.Contains('/', StringComparison.Ordinal) || Schema.Fields.Any(b => f.Place.StartsWith(b.Member + "/", StringComparison.Ordinal))
            : f.Place == Path || f.Place.StartsWith(Path + "/", StringComparison.Ordinal))];
        return true;
    }
}
