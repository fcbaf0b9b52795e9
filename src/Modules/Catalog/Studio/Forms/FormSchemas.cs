using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>What officials fill in for a data element.</summary>
internal static class ElementSchema
{
    private static readonly string[] Types = ["text", "longText", "number", "integer", "date", "yesNo", "choice", "multiChoice", "phone"];

    private static readonly GroupField Errors = new("errors",
        [new BilingualField("missing"), new BilingualField("malformed"), new BilingualField("tooLong"), new BilingualField("outOfRange")]);

    private static readonly FormSchema Column = new("column", "code",
    [
        new TextField("key", true), new BilingualField("name", true),
        new ChoiceField("type", s => s.Words("type", [.. Types.Where(t => t != "multiChoice")]), true), new YesNoField("optional"),
        new BilingualField("hint"), new BilingualField("unit"), new NumberField("maxLength"), new TextField("pattern"),
        new NumberField("min", IsInteger: false), new NumberField("max", IsInteger: false), new NumberField("scale"),
        new OptionsField("options"), new ChoiceField("check", s => s.Words("check", "none", "creditCode", "citizenId")),
        new ChoiceField("mask", s => s.Words("mask", "none", "name", "citizenId", "phone", "middle")), new YesNoField("personal"),
        new YesNoField("sensitive"), new TextField("nameIn"), Errors,
    ], []);

    public static FormSchema Root { get; } = new("element", "code",
    [
        new TextField("key", true), new BilingualField("name", true), new BilingualField("ask"), new BilingualField("hint"),
        new ChoiceField("type", s => s.Words("type", [.. Types, "table", "file"]), true),
        new OptionsField("options", Places: true), new BilingualField("unit"), new NumberField("maxLength"), new TextField("pattern"),
        new NumberField("min", IsInteger: false), new NumberField("max", IsInteger: false), new NumberField("scale"),
        new TextField("earliest"), new TextField("latest"), new MultiChoiceField("openOn", s => s.Words("day")),
        new TextField("openAt"),
        new ChoiceField("check", s => s.Words("check", "none", "creditCode", "citizenId")),
        new ChoiceField("mask", s => s.Words("mask", "none", "name", "citizenId", "phone", "middle")),
        new YesNoField("personal"), new YesNoField("sensitive"), new YesNoField("kept"),
        new GroupField("source", [new TextField("register", true), new TextField("path", true), new BilingualField("name", true),
            new ChoiceField("department", s => s.Departments, true)]),
        new YesNoField("editable", Usual: true), new BilingualField("lockedBecause"), new TextField("newIn"), new TextField("refines"),
        new ChoiceField("nameIn", s => s.DictionaryChoices), new TextField("autocomplete"),
        new TextField("material"),
        new NumberField("minRows"), new NumberField("maxRows"),
        new ChoiceField("width", s => s.Words("width", "full", "medium", "small")),
        Errors,
    ], [new("columns", Column)]);
}

/// <summary>The forms of everything else, and with which one a part of a draft is filled in.</summary>
internal static class FormSchemas
{
    private static readonly FormSchema Department = new("department", null,
        [new TextField("creditCode", true), new BilingualField("name", true), new BilingualField("shortName", true), new TextField("phone", true),
            new BilingualField("hours", true), new YesNoField("provider"), new BilingualField("reviewedBy"), new BilingualField("court")], []);

    private static readonly FormSchema Hours = new("hours", null,
        [new MultiChoiceField("days", s => s.Words("day")), new TextField("from", true), new TextField("to", true)], []);

    private static readonly FormSchema Hall = new("hall", null,
    [
        new ChoiceField("kind", s => s.Words("hall", "hall", "window", "selfService"), true), new BilingualField("name", true),
        new ChoiceField("region", s => s.AllRegions, true), new BilingualField("address", true),
        new NumberField("latitude", IsInteger: false), new NumberField("longitude", IsInteger: false), new TextField("phone"),
        new ChoiceField("parent", s => s.Halls), new MultiChoiceField("serves", s => s.Departments), new BilingualField("note"),
    ], [new("hours", Hours)]);

    private static readonly Func<FormContext, IReadOnlyList<Choice>> Evidence = s => s.Words("evidence", "unverified", "sourced");

    private static readonly FormSchema BasicMaterial = new("basic-material", null,
        [new BilingualField("name", true), new BilingualField("note"), new YesNoField("fetched")], []);

    private static readonly FormSchema BasicItem = new("basic-item", null,
    [
        new BilingualField("name", true), new BilingualField("officialName", true), new BilingualField("summary", Long: true),
        new ChoiceField("department", s => s.Departments, true),
        new ChoiceField("type", s => s.Words("item-type"), true),
        new ChoiceField("caseType", s => s.Words("case-type", "onTheSpot", "promised"), true),
        new MultiChoiceField("levels", s => s.Words("level")),
        new MultiChoiceField("target", s => s.Words("target")),
        new GroupField("law", [new BilingualField("text", true), new ChoiceField("evidence", Evidence, true)]), new BilingualLinesField("conditions"),
        new ChoiceField("depth", s => s.Words("depth")),
        new GroupField("statutory", [new NumberField("days", true),
            new ChoiceField("unit", s => s.Words("unit", "workingDays", "calendarDays", "months"), true),
            new BilingualField("basis", true), new ChoiceField("evidence", Evidence, true), new NumberField("extension")]),
        new BilingualLinesField("results"), new TextLinesField("synonyms"),
    ], [new("materials", BasicMaterial)]);

    private static readonly FormSchema PolicyFigure = new("policy-figure", null,
        [new BilingualField("text", true), new ChoiceField("evidence", Evidence, true)], []);

    private static readonly FormSchema Policy = new("policy", null,
    [
        new BilingualField("name", true), new BilingualField("summary", true, Long: true),
        new MultiChoiceField("for", s => s.Words("applicant", "person", "enterprise")), new BilingualField("forWhom", true),
        new ChoiceField("department", s => s.Departments, true), new BilingualLinesField("conditions"), new BilingualField("benefit", true, Long: true),
        new YesNoField("applyFree"), new BilingualLinesField("how"),
        new MultiChoiceField("regions", s => s.Regions), new TextLinesField("synonyms"),
    ], [new("figures", PolicyFigure)]);

    private static readonly FormSchema Retirement = new("retirement", null,
        [new ChoiceField("successor", s => s.Matters), new BilingualField("reason", true, Long: true)], []);

    public static FormSchema Of(DraftKind kind) => kind switch
    {
        DraftKind.Matter => MatterSchema.Root,
        DraftKind.Element => ElementSchema.Root,
        DraftKind.Department => Department,
        DraftKind.Hall => Hall,
        DraftKind.Item => BasicItem,
        DraftKind.Policy => Policy,
        DraftKind.Retirement => Retirement,
        _ => new("package", null, [], []),
    };

    /// <summary>The schema at a place, e.g. <c>items/E01-I2/results/food-licence</c>; null when there is none.</summary>
    public static FormSchema? At(DraftKind kind, string place)
    {
        var schema = Of(kind);
        var names = PartPath.Split(place);
        for (var i = 0; i < names.Length; i += 2)
        {
            if (i + 1 >= names.Length || schema.Lists.FirstOrDefault(s => s.Member == names[i]) is not { } list)
                return null;
            schema = list.Schema;
        }

        return schema;
    }
}
