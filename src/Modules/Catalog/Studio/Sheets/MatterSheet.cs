using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>What officials fill in for a matter, part by part.</summary>
internal static class MatterSheet
{
    private static readonly Func<Surroundings, IReadOnlyList<Choice>> Evidence = s => s.Words("evidence", "unverified", "sourced");

    private static IReadOnlyList<Blank> Limit(Func<Surroundings, IReadOnlyList<Choice>> evidence) =>
        [new Number("days", true), new One("unit", s => s.Words("unit", "workingDays", "calendarDays"), true), new Both("basis", true), new One("evidence", evidence, true)];

    private static readonly Sheet Question = new("question", "id",
        [new Both("text", true), new Both("hint"), new One("kind", s => s.Words("question", "yesNo", "choice")), new Options("options"), new Line("usual", true)], []);

    private static readonly Sheet ItemField = new("item-field", "element",
        [new One("element", s => s.AskedChoices, true), new Tick("required", Usual: true), new Condition("when")], []);

    private static readonly Sheet ItemMaterial = new("item-material", "material",
        [new One("material", s => s.Materials, true), new Tick("required", Usual: true), new Tick("mayBeOwed"), new Condition("when")], []);

    private static readonly Sheet ResultLine = new("result-line", "key",
        [new Line("key", true), new Both("label", true), new One("from", s => s.ResultLines, true)], []);

    private static readonly Sheet Result = new("result", "code",
    [
        new Both("name", true), new One("kind", s => s.Words("result", "certificate", "approval", "receipt", "proof"), true), new Number("validMonths"),
        new Line("certificateType", true), new Line("numberPrefix", true), new Both("statement", Long: true),
    ], [new("fields", ResultLine)]);

    private static readonly Sheet Checkpoint = new("checkpoint", "id",
        [new Both("text", true), new Both("hint"), new Several("lookAt", s => s.AskedAndMaterials), new Condition("when")], []);

    private static readonly Sheet Item = new("item", "code",
    [
        new Both("name", true), new Both("officialName", true), new One("department", s => s.Departments, true), new Line("basic"),
        new One("type", s => s.Words("item-type", "01", "05", "07", "08", "10", "20"), true), new One("caseType", s => s.Words("case-type", "onTheSpot", "promised"), true),
        new Group("statutory", Limit(Evidence)), new Group("promised", Limit(Evidence), Required: true),
        new Group("law", [new Both("text", true), new One("evidence", Evidence, true)]),
        new Group("fee", [new Number("amount", true, Whole: false), new Both("basis")]),
        new Condition("condition"), new Both("whyIncluded", true), new Both("whyNot"), new Tick("optional"), new Ordered("dependsOn", s => s.Items),
        new Several("target", s => s.Words("target", "1", "2", "3", "4", "5", "6")), new One("level", s => s.Words("level", "1", "2", "3", "4", "5", "6", "7")),
        new BothLines("conditions"), new One("depth", s => s.Words("depth", "1", "2", "3", "4")), new Several("channels", s => s.Words("channel", "1", "2", "3", "4")),
        new Line("supervisionPhone"), new Tick("siteVisit"),
        new Group("attendance", [new Number("times", true), new Both("name", true), new Both("why", true)]),
        new Group("commitment", [new BothLines("text"), new Both("consequence", true, Long: true), new Number("checkWithinDays", true)]),
        new Group("otherwise", [new Condition("when", true), new Group("promised", Limit(Evidence), Required: true)]),
        new Both("refusedGoesTo"),
    ], [new("fields", ItemField), new("materials", ItemMaterial), new("results", Result), new("checkpoints", Checkpoint)]);

    private static readonly Sheet Step = new("step", "code",
        [new Both("name", true), new Both("title", true), new Both("note"), new Ordered("fields", s => s.DictionaryChoices)], []);

    private static readonly Sheet Way = new("way", null,
        [
            new One("kind", s => s.Words("way", "result", "certificate", "sharedData", "generated", "commitment", "earlierUpload", "upload"), true), new Line("source"),
            new Both("detail"), new One("department", s => s.Departments),
        ], []);

    private static readonly Sheet Material = new("material", "code",
        [new Both("name", true), new Both("hint"), new Number("maxPages"), new BothLines("points"), new BothLines("template")], [new("ways", Way)]);

    private static readonly Sheet Barrier = new("barrier", null, [new Condition("when", true), new Both("why", true), new Both("instead", true)], []);

    private static readonly Sheet Preset = new("preset", null, [new One("element", s => s.AskedChoices, true), new Line("value", true), new Condition("when")], []);

    private static readonly Sheet FormCheck = new("form-check", null, [new One("element", s => s.AskedChoices, true), new Condition("wrong", true), new Both("message", true)], []);

    private static readonly Sheet Wording = new("wording", "element",
        [new One("element", s => s.AskedChoices, true), new Both("name"), new Both("ask"), new Both("hint"), new Group("errors", [new Both("missing"), new Both("malformed"), new Both("tooLong"), new Both("outOfRange")])], []);

    private static readonly Sheet NeverAsked = new("never-asked", null, [new Both("name", true), new Both("instead", true), new Several("items", s => s.Items)], []);

    private static readonly Sheet Faq = new("faq", null, [new Both("question", true), new Both("answer", true, Long: true), new Condition("when")], []);

    public static Sheet Root { get; } = new("matter", null,
    [
        new Both("name", true), new Both("officialName", true), new Both("summary", true, Long: true), new Both("short", true), new Line("glyph", true), new Both("audience", true),
        new One("applicant", s => s.Words("applicant", "person", "enterprise"), true), new Whole("stage", s => s.Stages), new One("lead", s => s.Departments, true),
        new Several("regions", s => s.Regions), new Number("minutes", true), new Lines("synonyms"),
        new One("acceptance", s => s.Words("acceptance", "separate", "joint")), new One("delivery", s => s.Words("delivery", "together", "asReady")),
        new Group("season", [new Line("from", true), new Line("to", true), new Both("note", true)]),
    ],
    [
        new("questions", Question), new("elements", ElementSheet.Root), new("steps", Step), new("materials", Material), new("items", Item), new("barriers", Barrier),
        new("presets", Preset), new("checks", FormCheck), new("wording", Wording), new("neverAsked", NeverAsked), new("faq", Faq),
    ]);
}
