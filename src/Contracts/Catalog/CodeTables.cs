namespace OneStop.Contracts.Catalog;

/// <summary>
/// The code tables of the catalogue by their names. What each code means stands in the texts <c>schema.choice.{table}.{code}</c>; the
/// documented schema, the guide for authors and the Studio show them from there.
/// </summary>
public static class CodeTables
{
    /// <summary>Type of an item, GB/T 39046-2020 annex A.</summary>
    public const string ItemType = "item-type";

    /// <summary>Level of the body that decides, GB/T 39046-2020.</summary>
    public const string Level = "level";

    /// <summary>How much is done online (网办深度).</summary>
    public const string Depth = "depth";

    /// <summary>Ways of filing, GB/T 39046-2020.</summary>
    public const string Channel = "channel";

    /// <summary>Whom an item serves, GB/T 39046-2020.</summary>
    public const string Target = "target";

    /// <summary>Days of the week, as numbers.</summary>
    public const string Day = "day";

    private static readonly Dictionary<string, string[]> All = new(StringComparer.Ordinal)
    {
        [ItemType] = ["01", "05", "07", "08", "10", "20"],
        [Level] = ["1", "2", "3", "4", "5", "6", "7"],
        [Depth] = ["1", "2", "3", "4"],
        [Channel] = ["1", "2", "3", "4"],
        [Target] = ["1", "2", "3", "4", "5", "6"],
        [Day] = ["1", "2", "3", "4", "5", "6", "7"],
    };

    /// <summary>The codes of a table, in its order.</summary>
    public static IReadOnlyList<string> Of(string table) => All[table];

    /// <summary>Names of the tables.</summary>
    public static IEnumerable<string> Names => All.Keys;
}

/// <summary>A member that holds codes of a table; of a list, each of its entries does.</summary>
/// <param name="table">One of <see cref="CodeTables"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodedAttribute(string table) : Attribute
{
    /// <summary>Name of the table.</summary>
    public string Table { get; } = table;
}

/// <summary>What a member holds where neither its type nor a code table tells: told in the documented schema, in English.</summary>
/// <param name="text">For authors.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExplainedAttribute(string text) : Attribute
{
    /// <summary>For authors.</summary>
    public string Text { get; } = text;
}
