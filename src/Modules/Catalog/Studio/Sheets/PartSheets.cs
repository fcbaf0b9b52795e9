using OneStop.Catalog.Studio.Drafts;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>What officials fill in for a data element.</summary>
internal static class ElementSheet
{
    private static readonly string[] Types = ["text", "longText", "number", "integer", "date", "yesNo", "choice", "multiChoice", "phone"];

    private static readonly Sheet Column = new("column", "code",
    [
        new Line("key", true), new Both("name", true), new One("type", s => s.Words("type", [.. Types.Where(t => t != "multiChoice")]), true), new Tick("optional"), new Number("maxLength"),
        new Options("options"), new One("check", s => s.Words("check", "none", "creditCode", "citizenId")), new One("mask", s => s.Words("mask", "none", "name", "citizenId", "phone", "middle")), new Tick("personal"),
    ], []);

    public static Sheet Root { get; } = new("element", "code",
    [
        new Line("key", true), new Both("name", true), new Both("ask"), new Both("hint"), new One("type", s => s.Words("type", [.. Types, "table", "file"]), true),
        new Options("options"), new Both("unit"), new Number("maxLength"), new Line("pattern"), new Number("min", Whole: false), new Number("max", Whole: false), new Number("scale"),
        new One("check", s => s.Words("check", "none", "creditCode", "citizenId")), new One("mask", s => s.Words("mask", "none", "name", "citizenId", "phone", "middle")),
        new Tick("personal"), new Tick("sensitive"), new Tick("kept"),
        new Group("source", [new Line("register", true), new Line("path", true), new Both("name", true), new One("department", s => s.Departments, true)]),
        new Tick("editable", Usual: true), new Both("lockedBecause"), new Line("refines"), new Line("material"), new Number("minRows"), new Number("maxRows"),
        new One("width", s => s.Words("width", "full", "medium", "small")),
        new Group("errors", [new Both("missing"), new Both("malformed"), new Both("tooLong"), new Both("outOfRange")]),
    ], [new("columns", Column)]);
}

/// <summary>The sheets of everything else, and which one a place in a draft is filled in with.</summary>
internal static class PartSheets
{
    private static readonly Sheet Department = new("department", null,
        [new Line("creditCode", true), new Both("name", true), new Both("shortName", true), new Line("phone", true), new Both("hours", true)], []);

    private static readonly Sheet Hours = new("hours", null,
        [new Several("days", s => s.Words("day", "1", "2", "3", "4", "5", "6", "7")), new Line("from", true), new Line("to", true)], []);

    private static readonly Sheet Hall = new("hall", null,
    [
        new One("kind", s => s.Words("hall", "hall", "window", "selfService"), true), new Both("name", true), new One("region", s => s.AllRegions, true), new Both("address", true),
        new Number("latitude", Whole: false), new Number("longitude", Whole: false), new Line("phone"), new One("parent", s => s.Halls), new Several("serves", s => s.Departments), new Both("note"),
    ], [new("hours", Hours)]);

    private static readonly Func<Surroundings, IReadOnlyList<Choice>> Evidence = s => s.Words("evidence", "unverified", "sourced");

    private static readonly Sheet BasicMaterial = new("basic-material", null, [new Both("name", true), new Both("note"), new Tick("fetched")], []);

    private static readonly Sheet BasicItem = new("basic-item", null,
    [
        new Both("name", true), new Both("officialName", true), new Both("summary", Long: true), new One("department", s => s.Departments, true),
        new One("type", s => s.Words("item-type", "01", "05", "07", "08", "10", "20"), true), new One("caseType", s => s.Words("case-type", "onTheSpot", "promised"), true),
        new Several("levels", s => s.Words("level", "1", "2", "3", "4", "5", "6", "7")), new Several("target", s => s.Words("target", "1", "2", "3", "4", "5", "6")),
        new Group("law", [new Both("text", true), new One("evidence", Evidence, true)]), new BothLines("conditions"), new One("depth", s => s.Words("depth", "1", "2", "3", "4")),
        new Group("statutory", [new Number("days", true), new One("unit", s => s.Words("unit", "workingDays", "calendarDays"), true), new Both("basis", true), new One("evidence", Evidence, true)]),
        new BothLines("results"), new Lines("synonyms"),
    ], [new("materials", BasicMaterial)]);

    private static readonly Sheet PolicyFigure = new("policy-figure", null, [new Both("text", true), new One("evidence", Evidence, true)], []);

    private static readonly Sheet Policy = new("policy", null,
    [
        new Both("name", true), new Both("summary", true, Long: true), new Several("for", s => s.Words("applicant", "person", "enterprise")), new Both("forWhom", true),
        new One("department", s => s.Departments, true), new BothLines("conditions"), new Both("benefit", true, Long: true), new Tick("applyFree"), new BothLines("how"),
        new Several("regions", s => s.Regions), new Lines("synonyms"),
    ], [new("figures", PolicyFigure)]);

    private static readonly Sheet Retirement = new("retirement", null, [new One("successor", s => s.Matters), new Both("reason", true, Long: true)], []);

    public static Sheet Of(DraftKind kind) => kind switch
    {
        DraftKind.Matter => MatterSheet.Root,
        DraftKind.Element => ElementSheet.Root,
        DraftKind.Department => Department,
        DraftKind.Hall => Hall,
        DraftKind.Item => BasicItem,
        DraftKind.Policy => Policy,
        DraftKind.Retirement => Retirement,
        _ => new("package", null, [], []),
    };

    /// <summary>The sheet at a place, e.g. <c>items/E01-I2/results/food-licence</c>; null when there is none.</summary>
    public static Sheet? At(DraftKind kind, string place)
    {
        var sheet = Of(kind);
        var names = Parts.Place.Split(place);
        for (var i = 0; i < names.Length; i += 2)
        {
            if (i + 1 >= names.Length || sheet.Shelves.FirstOrDefault(s => s.Member == names[i]) is not { } shelf)
                return null;
            sheet = shelf.Sheet;
        }

        return sheet;
    }
}
