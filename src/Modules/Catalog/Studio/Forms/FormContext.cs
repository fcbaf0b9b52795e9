using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Parts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>What can be chosen from while a part is filled in: the rest of the draft, and the dictionaries.</summary>
internal sealed class FormContext(JsonObject draft, CatalogInMemory catalog, Texts t)
{
    public Texts T => t;

    public CatalogParts Parts => catalog.Parts;

    /// <summary>Elements of the dictionary, and those that the draft brings itself.</summary>
    public IReadOnlyList<DataElement> Elements { get; } = [.. catalog.Parts.Elements, .. Own(draft)];

    public IReadOnlyList<JsonObject> Questions => List("questions");

    /// <summary>Elements on the pages of the form, in their order.</summary>
    public IReadOnlyList<DataElement> Asked =>
        [.. List("steps").SelectMany(s => s["fields"] as JsonArray ?? []).Select(f => Elements.FirstOrDefault(e => e.Code == ShapeCheck.Read(f)))
            .OfType<DataElement>()];

    public IReadOnlyList<Choice> Departments => [.. Parts.Departments.Select(d => new Choice(d.Code, t.Of(d.Name)))];
    public IReadOnlyList<Choice> Regions => [.. Parts.Regions.Where(r => r.Level <= 3).Select(r => new Choice(r.Code, t.Of(r.Name)))];
    public IReadOnlyList<Choice> AllRegions => [.. Parts.Regions.Select(r => new Choice(r.Code, $"{t.Of(r.Name)} {r.Code}"))];
    public IReadOnlyList<Choice> Halls => [.. Parts.Halls.Where(h => h.Kind == HallKind.Hall).Select(h => new Choice(h.Code, t.Of(h.Name)))];
    public IReadOnlyList<Choice> DictionaryChoices =>
        [.. Elements.Where(e => !e.Kept && e.Type != ElementType.File).OrderBy(e => e.Code, StringComparer.Ordinal).Select(Of)];
    public IReadOnlyList<Choice> AskedChoices => [.. Asked.Select(Of)];
    public IReadOnlyList<Choice> AskedFigures => [.. Asked.Where(e => e.Type is ElementType.Number or ElementType.Integer).Select(Of)];
    public IReadOnlyList<Choice> Items => [.. List("items").Select(i => Coded(i))];
    public IReadOnlyList<Choice> Parties => [.. List("parties").Select(p => Coded(p))];

    /// <summary>Whose a document can be, where there is one for each of several.</summary>
    public IReadOnlyList<Choice> Holders => [new(Party.Applicant, t["schema.holder.applicant"]), .. Parties];

    public IReadOnlyList<Choice> Tables => [.. Asked.Where(e => e.Type == ElementType.Table).Select(Of)];

    /// <summary>Columns of all tables of the form; two tables may have one of the same code.</summary>
    public IReadOnlyList<Choice> Columns =>
        [.. Asked.SelectMany(e => e.Columns.Select(c => new Choice(c.Code, $"{t.Of(e.Name)}·{t.Of(c.Name)} {c.Code}"))).DistinctBy(c => c.Value)];

    public IReadOnlyList<Choice> Materials => [.. List("materials").Select(m => Coded(m))];

    /// <summary>What a checkpoint may look at: what is asked, what registers tell departments alone, and papers.</summary>
    public IReadOnlyList<Choice> AskedAndMaterials => [.. AskedChoices, .. ForDepartments, .. Materials];

    private IEnumerable<Choice> ForDepartments => Elements
        .Where(e => List("parties").Any(p => (p["forDepartments"] as JsonArray)?.Any(c => c?.ToString() == e.Code) == true)).Select(Of);

    /// <summary>Where a value or a paper can come from: registers and certificates that the catalogue knows, and items of this draft.</summary>
    public IReadOnlyList<Choice> Sources =>
    [
        .. Parts.Elements.Where(e => e.Source is not null).DistinctBy(e => e.Source!.Register).OrderBy(e => e.Source!.Register, StringComparer.Ordinal)
            .Select(e => new Choice(e.Source!.Register, $"{t.Of(e.Source.Name)} {e.Source.Register}")),
        .. Parts.Registers.Select(r => new Choice(r.Code, $"{t.Of(r.Name)} {r.Code}")),
        .. Items,
    ];

    /// <summary>What registers answer, as far as an element of the dictionary names it: <c>births.motherIdNumber</c>.</summary>
    public IReadOnlyList<Choice> RegisterEntries =>
        [.. Elements.Where(e => e.Source is { } source && AddedRegisterCheck.IsShared(source.Register, Parts))
            .DistinctBy(e => (e.Source!.Register, e.Source.Path)).OrderBy(e => e.Source!.Register, StringComparer.Ordinal)
            .Select(e => new Choice($"{e.Source!.Register}.{e.Source.Path}", t["belongs.entry-of", e.Source.Name, e.Name]))];

    /// <summary>An entry of a register in words; as it is written when no element names it.</summary>
    public string EntryName(string entry) => RegisterEntries.FirstOrDefault(c => c.Value == entry)?.Label ?? entry;

    /// <summary>Stages under which published matters stand.</summary>
    public IReadOnlyList<Choice> Stages =>
        [.. catalog.Codes.Select(c => catalog.Versions(c)[^1].Stage).Distinct()
            .Select(s => new Choice(JsonSerializer.Serialize(s, CatalogJson.Options), t.Of(s.Name)))];

    public IReadOnlyList<Choice> Matters =>
        [.. catalog.Codes.Where(c => catalog.Ended(c) is null).Select(c => new Choice(c, $"{t.Of(catalog.Versions(c)[^1].Name)} {c}"))];

    /// <summary>What a line of a result can be taken from.</summary>
    public IReadOnlyList<Choice> ResultLines =>
        [.. ResultField.Facts.Select(k => new Choice(k, t["schema.from." + k])), .. AskedAndSettled, .. Said,
            .. Asked.SelectMany(e => e.Columns.Select(c => new Choice($"{e.Code}.{c.Code}", $"{t.Of(e.Name)}·{t.Of(c.Name)} {e.Code}.{c.Code}")))];

    /// <summary>What results of other items say.</summary>
    public IReadOnlyList<Choice> Said => [.. Elements.Where(e => List("resultValues").Any(v => v.TextOf("element") == e.Code)).Select(Of)];

    public IReadOnlyList<Choice> AskedAndSaid => [.. AskedChoices, .. Said];

    /// <summary>What the result of an item can say.</summary>
    public IReadOnlyList<Choice> NumberAndSettled => [new(ResultValue.Number, t["schema.from." + ResultValue.Number]), .. Settled];

    /// <summary>What reviewers settle.</summary>
    public IReadOnlyList<Choice> Settled =>
        [.. List("items").SelectMany(i => i["decides"] as JsonArray ?? []).OfType<JsonObject>().Select(d => ShapeCheck.Read(d["element"]))
            .Select(code => Elements.FirstOrDefault(e => e.Code == code)).OfType<DataElement>().Distinct().Select(Of)];

    /// <summary>Days on which something may end: asked, or settled.</summary>
    public IReadOnlyList<Choice> AskedAndSettled => [.. AskedChoices, .. Settled];

    /// <summary>What an element or a material of the draft is called; null when there is none of that code.</summary>
    public string? NameOf(string code) => Elements.FirstOrDefault(e => e.Code == code) is { } element ? t.Of(element.Name)
        : List("materials").FirstOrDefault(m => m.TextOf("code") == code).Member("name").Words(t.Lang);

    /// <summary>Words of a closed list from the texts <c>schema.choice.{name}.{value}</c>.</summary>
    public IReadOnlyList<Choice> Words(string name, params string[] values) => [.. values.Select(v => new Choice(v, t[$"schema.choice.{name}.{v}"]))];

    /// <summary>Words of a code table.</summary>
    public IReadOnlyList<Choice> Words(string table) => Words(table, [.. CodeTables.Of(table)]);

    private IReadOnlyList<JsonObject> List(string name) => [.. (draft[name] as JsonArray ?? []).OfType<JsonObject>()];

    private Choice Of(DataElement element) => new(element.Code, $"{t.Of(element.Name)} {element.Code}");

    private Choice Coded(JsonObject part)
    {
        var code = part.TextOf("code") ?? "";
        return new(code, part["name"].Words(t.Lang) is { } name ? $"{name} {code}" : code);
    }

    private static IEnumerable<DataElement> Own(JsonObject draft)
    {
        foreach (var element in draft["elements"] as JsonArray ?? [])
        {
            // Half filled in it cannot be chosen yet, and the check says what it lacks.
            if (ShapeCheck.Of<DataElement>(element) is { Faults.Count: 0 } shape)
                yield return shape.Read();
        }
    }
}
