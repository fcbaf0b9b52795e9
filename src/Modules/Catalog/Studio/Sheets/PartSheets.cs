using OneStop.Catalog.Studio.Drafts;

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

    private static readonly Sheet Retirement = new("retirement", null, [new One("successor", s => s.Matters), new Both("reason", true, Long: true)], []);

    public static Sheet Of(DraftKind kind) => kind switch
    {
        DraftKind.Matter => MatterSheet.Root,
        DraftKind.Element => ElementSheet.Root,
        DraftKind.Department => Department,
        DraftKind.Hall => Hall,
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
