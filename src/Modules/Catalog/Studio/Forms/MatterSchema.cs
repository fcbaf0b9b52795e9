using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>What officials fill in for a matter, part by part.</summary>
internal static class MatterSchema
{
    private static readonly Func<FormContext, IReadOnlyList<Choice>> Evidence = s => s.Words("evidence", "unverified", "sourced");

    private static IReadOnlyList<SchemaField> Limit(Func<FormContext, IReadOnlyList<Choice>> evidence) =>
        [new NumberField("days", true), new ChoiceField("unit", s => s.Words("unit", "workingDays", "calendarDays", "months"), true), new BilingualField("basis", true),
            new ChoiceField("evidence", evidence, true)];

    private static readonly FormSchema Question = new("question", "id",
        [new BilingualField("text", true), new BilingualField("hint"), new ChoiceField("kind", s => s.Words("question", "yesNo", "choice")),
            new OptionsField("options"), new TextField("usual", true)], []);

    private static readonly FormSchema ItemField = new("item-field", "element",
        [new ChoiceField("element", s => s.AskedAndSaid, true), new YesNoField("required", Usual: true), new ConditionField("when")], []);

    private static readonly FormSchema ItemMaterial = new("item-material", "material",
        [new ChoiceField("material", s => s.Materials, true), new YesNoField("required", Usual: true), new YesNoField("mayBeOwed"),
            new ConditionField("when")], []);

    private static readonly FormSchema ResultLine = new("result-line", "key",
        [new TextField("key", true), new BilingualField("label", true), new ChoiceField("from", s => s.ResultLines, true)], []);

    private static readonly FormSchema ToldValue = new("told-value", null,
        [new TextField("path", true), new TextField("from", true)], []);

    private static readonly FormSchema ToldRegister = new("told-register", null,
        [new TextField("register", true), new ChoiceField("of", s => s.Holders), new YesNoField("ends"), new ConditionField("when"),
            new GroupField("row", [new TextField("list"), new TextField("key"), new TextField("from")])], [new("entry", ToldValue)]);

    private static readonly FormSchema EndedCertificate = new("ended-certificate", null,
        [new TextField("result", true), new ChoiceField("of", s => s.Holders), new ChoiceField("number", s => s.AskedAndSaid),
            new ChoiceField("because", s => s.Words("end-reason", "replaced", "givenUp", "holderEnded")), new ConditionField("when")], []);

    private static readonly FormSchema Result = new("result", "code",
    [
        new BilingualField("name", true), new ChoiceField("kind", s => s.Words("result", "certificate", "approval", "receipt", "proof"), true),
        new NumberField("validMonths"), new ChoiceField("validThrough", s => s.AskedAndSettled),
        new TextField("certificateType", true), new TextField("numberPrefix", true), new BilingualField("statement", Long: true),
        new ConditionField("sole"), new ChoiceField("photo", s => s.Materials), new ChoiceField("holder", s => s.Parties), new YesNoField("toHolderOnly"),
        new GroupField("each", [new OrderedChoiceField("holders", s => s.Holders, 4), new ChoiceField("rows", s => s.Tables),
            new ChoiceField("holderName", s => s.Columns), new ChoiceField("holderNumber", s => s.Columns), new YesNoField("sameNumber")]),
    ], [new("fields", ResultLine), new("tells", ToldRegister), new("ends", EndedCertificate)]);

    private static readonly FormSchema Checkpoint = new("checkpoint", "id",
        [new BilingualField("text", true), new BilingualField("hint"), new MultiChoiceField("lookAt", s => s.AskedAndMaterials), new ConditionField("when")],
            []);

    private static readonly FormSchema Decided = new("decided", null,
        [new ChoiceField("element", s => s.DictionaryChoices, true), new YesNoField("optional")], []);

    private static readonly FormSchema FeeCase = new("fee-case", null,
        [new BilingualField("name", true), new ConditionField("when"), new NumberField("amount", true, IsInteger: false),
            new ChoiceField("per", s => s.AskedFigures), new NumberField("each", IsInteger: false)], []);

    private static readonly FormSchema Item = new("item", "code",
    [
        new BilingualField("name", true), new BilingualField("officialName", true), new ChoiceField("department", s => s.Departments, true),
        new TextField("basic"),
        new ChoiceField("type", s => s.Words("item-type"), true),
        new ChoiceField("act", s => s.Words("act", "licence", "payment", "confirmation", "registration", "award", "filing", "service")),
        new ChoiceField("caseType", s => s.Words("case-type", "onTheSpot", "promised"), true),
        new GroupField("statutory", [.. Limit(Evidence), new NumberField("extension")]), new GroupField("promised", Limit(Evidence), Required: true),
        new GroupField("law", [new BilingualField("text", true), new ChoiceField("evidence", Evidence, true)]),
        new GroupField("reviewFirst", [new BilingualField("text", true), new ChoiceField("evidence", Evidence, true)]),
        new GroupField("fee", [new NumberField("amount", true, IsInteger: false), new BilingualField("basis")]),
        new ConditionField("condition"), new BilingualField("whyIncluded", true), new BilingualField("whyNot"),
        new OrderedChoiceField("dependsOn", s => s.Items),
        new MultiChoiceField("target", s => s.Words("target")),
        new ChoiceField("level", s => s.Words("level")),
        new BilingualLinesField("conditions"), new ChoiceField("depth", s => s.Words("depth")),
        new MultiChoiceField("channels", s => s.Words("channel")),
        new TextField("supervisionPhone"), new YesNoField("siteVisit"),
        new GroupField("attendance", [new NumberField("times", true), new BilingualField("name", true), new BilingualField("why", true),
            new BilingualField("task", true), new MultiChoiceField("fields", s => s.AskedChoices), new TextField("hall"), new BilingualField("where"),
            new YesNoField("afterDecision"), new ConditionField("when")]),
        new BilingualLinesField("afterwards"),
        new GroupField("commitment", [new BilingualLinesField("text"), new BilingualField("consequence", true, Long: true),
            new NumberField("checkWithinDays", true)]),
        new GroupField("otherwise", [new ConditionField("when", true), new GroupField("promised", Limit(Evidence), Required: true)]),
        new BilingualField("refusedGoesTo"),
    ], [new("fields", ItemField), new("materials", ItemMaterial), new("results", Result), new("decides", Decided),
        new("checkpoints", Checkpoint), new("feeCases", FeeCase)]);

    private static readonly FormSchema Step = new("step", "code",
        [new BilingualField("name", true), new BilingualField("title", true), new BilingualField("note"),
            new OrderedChoiceField("fields", s => s.DictionaryChoices)], []);

    private static readonly FormSchema Way = new("way", null,
        [
            new ChoiceField("kind", s => s.Words("way", "result", "certificate", "sharedData", "generated", "commitment", "earlierUpload", "upload"), true),
            new TextField("source"),
            new BilingualField("detail"), new ChoiceField("department", s => s.Departments), new ConditionField("when"),
        ], []);

    private static readonly FormSchema Material = new("material", "code",
        [new BilingualField("name", true), new BilingualField("hint"), new NumberField("maxPages"), new NumberField("maxBytes"),
            new MultiChoiceField("accepts", s => s.Words("media", "application/pdf", "image/jpeg", "image/png")), new BilingualLinesField("points"),
            new BilingualLinesField("template")], [new("ways", Way)]);

    private static readonly FormSchema Party = new("party", "code",
        [new BilingualField("name", true), new OrderedChoiceField("nameIn", s => s.AskedChoices), new OrderedChoiceField("numberIn", s => s.AskedAndSaid),
            new YesNoField("mayHaveDied"), new BelongsField("knownWhen"), new MultiChoiceField("elements", s => s.AskedChoices),
            new MultiChoiceField("forDepartments", s => s.DictionaryChoices),
            new MultiChoiceField("materials", s => s.Materials)], []);

    private static readonly FormSchema ResultValue = new("result-value", "element",
        [new ChoiceField("element", s => s.DictionaryChoices, true), new ChoiceField("item", s => s.Items, true),
            new ChoiceField("from", s => s.NumberAndSettled, true)], []);

    private static readonly FormSchema Barrier = new("barrier", null,
        [new ConditionField("when", true), new BilingualField("why", true), new BilingualField("instead", true)], []);

    private static readonly FormSchema Preset = new("preset", null,
        [new ChoiceField("element", s => s.AskedChoices, true), new TextField("value", true), new ConditionField("when")], []);

    private static readonly FormSchema FormCheck = new("form-check", null,
        [new ChoiceField("element", s => s.AskedAndSettled, true), new ConditionField("wrong", true), new BilingualField("message", true),
            new TextField("column"), new YesNoField("asks")], []);

    private static readonly FormSchema Wording = new("wording", "element",
        [new ChoiceField("element", s => s.AskedChoices, true), new BilingualField("name"), new BilingualField("ask"), new BilingualField("hint"),
            new GroupField("errors", [new BilingualField("missing"), new BilingualField("malformed"), new BilingualField("tooLong"),
            new BilingualField("outOfRange")])], []);

    private static readonly FormSchema NeverAsked = new("never-asked", null,
        [new BilingualField("name", true), new BilingualField("instead", true), new MultiChoiceField("items", s => s.Items)], []);

    private static readonly FormSchema Faq = new("faq", null,
        [new BilingualField("question", true), new BilingualField("answer", true, Long: true), new ConditionField("when")], []);

    public static FormSchema Root { get; } = new("matter", null,
    [
        new BilingualField("name", true), new BilingualField("officialName", true), new BilingualField("summary", true, Long: true),
        new BilingualField("short", true), new TextField("glyph", true), new BilingualField("audience", true),
        new ChoiceField("applicant", s => s.Words("applicant", "person", "enterprise"), true), new ValueChoiceField("stage", s => s.Stages),
        new ChoiceField("lead", s => s.Departments, true),
        new MultiChoiceField("regions", s => s.Regions), new NumberField("minutes", true), new NumberField("promise"), new TextLinesField("synonyms"),
        new ChoiceField("acceptance", s => s.Words("acceptance", "separate", "joint")),
        new ChoiceField("delivery", s => s.Words("delivery", "together", "asReady")),
        new ConditionField("guardian"),
        new GroupField("season", [new TextField("from", true), new TextField("to", true), new BilingualField("note", true)]),
    ],
    [
        new("questions", Question), new("elements", ElementSchema.Root), new("steps", Step), new("materials", Material), new("items", Item),
        new("parties", Party), new("resultValues", ResultValue), new("barriers", Barrier),
        new("presets", Preset), new("checks", FormCheck), new("wording", Wording), new("neverAsked", NeverAsked), new("faq", Faq),
    ]);
}
