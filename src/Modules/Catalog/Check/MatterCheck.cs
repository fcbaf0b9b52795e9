using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>
/// What has to be true of a matter before it may be published, so that nothing that follows has to ask again: every name
/// leads somewhere, every item can be reached, every field is asked on exactly one page, every material can be had, and no
/// promise is longer than the law allows.
/// </summary>
internal static class MatterCheck
{
    public static IReadOnlyList<CatalogFault> Faults(Matter matter)
    {
        var sizes = SizeCheck.Faults(matter).ToList();
        if (sizes.Count > 0)
            return sizes;
        List<CatalogFault> faults = [.. NameCheck.Faults(matter), .. StepCheck.Faults(matter), .. ElementCheck.Faults(matter), .. MaterialCheck.Faults(matter),
            .. LimitCheck.Faults(matter), .. RuleCheck.Faults(matter), .. VisitCheck.Faults(matter), .. FeeCheck.Faults(matter),
            .. PartyCheck.Faults(matter), .. HolderCheck.Faults(matter), .. ResultValueCheck.Faults(matter), .. ToldCheck.Faults(matter),
            .. PrintableCheck.Faults(matter)];
        // What follows composes the matter, which takes for granted that names lead somewhere and nothing waits for itself.
        var cycles = Cycles(matter).ToList();
        faults.AddRange(cycles);
        if (faults.TrueForAll(f => f.Code is not ("cycle" or "duplicate" or "material-unknown" or "rule-variable" or "rule-operator" or "way-source")))
            faults.AddRange(ReachCheck.Faults(matter).Concat(PromiseCheck.Faults(matter)));
        return faults;
    }

    /// <summary>The code of a part, or what it refers to.</summary>
    public static string? Name(JsonNode? item) => item is JsonObject part
        ? Plain(part["code"] ?? part["id"] ?? part["material"] ?? part["element"] ?? part["key"] ?? part["year"]) : null;

    /// <summary>What the parts of a list are called in places: by their codes when these tell them apart, else by their position from 1.</summary>
    public static IReadOnlyList<string> Naming(JsonArray list)
    {
        var names = list.Select(Name).ToList();
        return names.TrueForAll(n => n is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count
            ? [.. names.OfType<string>()] : [.. Enumerable.Range(1, list.Count).Select(i => $"{i}")];
    }

    private static string? Plain(JsonNode? name) =>
        name?.GetValueKind() == JsonValueKind.Number ? name.ToJsonString() : ShapeCheck.Read(name) is { Length: > 0 } text ? text : null;

    internal static string Join(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";

    private static IEnumerable<CatalogFault> Cycles(Matter matter)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        while (matter.Items.FirstOrDefault(i => !settled.Contains(i.Code)
            && i.DependsOn.All(d => settled.Contains(d) || matter.Items.All(o => o.Code != d))) is { } next)
            settled.Add(next.Code);
        var rest = matter.Items.Select(i => i.Code).Where(c => !settled.Contains(c)).Distinct().ToList();
        if (rest.Count > 0)
            yield return CatalogFault.At("items", "cycle", [rest]);
    }
}
