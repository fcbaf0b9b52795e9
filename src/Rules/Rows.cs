using System.Text.Json;

namespace OneStop.Rules;

/// <summary>
/// A list that a rule walks over, so that a name inside of the walk can be told as what it is: <c>share</c> within
/// <c>{"some": [{"var": "form.owners"}, …]}</c> is <c>form.owners[].share</c>.
/// </summary>
/// <param name="List">The path of the list; null when it is made by the rule.</param>
internal sealed record Rows(string? List)
{
    private const string Item = "[]";

    /// <summary>Operators whose second argument is asked of each item of the first.</summary>
    public static bool IsWalk(string name) => name is "map" or "filter" or "all" or "some" or "none" or "reduce";

    public static Rows Of(JsonElement list, Stack<Rows> around) => list.ValueKind != JsonValueKind.Object ? new((string?)null)
        : list.TryGetProperty("var", out var path) && path.ValueKind == JsonValueKind.String ? new(Resolve(around, path.GetString()!))
        // What is left of a list has the same items.
        : list.TryGetProperty("filter", out var filtered) && filtered.ValueKind == JsonValueKind.Array && filtered.GetArrayLength() > 0
            ? Of(filtered[0], around)
        : new((string?)null);

    /// <summary>A name as it is from outside of all walks; null when it names nothing of the data.</summary>
    public static string? Resolve(Stack<Rows> walks, string path)
    {
        var (climbed, name) = (0, path);
        for (; name.StartsWith("../", StringComparison.Ordinal); name = name[3..])
            climbed++;
        // One step up is the position and the list itself, the next is what lies around.
        if (climbed % 2 == 1)
            return null;
        if (walks.Skip(climbed / 2).FirstOrDefault() is not { } walk)
            return name;
        // A reduction sees its items as current, and what it made so far as accumulator.
        var own = name is "accumulator" or "current" ? "" : name.StartsWith("current.", StringComparison.Ordinal) ? name["current.".Length..] : name;
        return walk.List is null || own.Length == 0 || own.StartsWith("accumulator.", StringComparison.Ordinal) ? null : walk.List + Item + "." + own;
    }
}
