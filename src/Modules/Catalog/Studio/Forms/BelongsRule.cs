using System.Text.Json.Nodes;
using OneStop.Catalog.Check;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>One entry of a register that names the applicant: <c>births.motherIdNumber</c> is the applicant's number.</summary>
/// <param name="Entry">Register and name in its answer.</param>
/// <param name="Among">The entry is a list, and the applicant stands in it.</param>
/// <param name="ByName">It is their name that stands there; else their number.</param>
internal sealed record BelongsProof(string Entry, bool Among, bool ByName)
{
    public const string Is = "is", List = "list", Code = "code", Name = "name";

    public JsonObject Rule() => new()
    {
        [Among ? "in" : "=="] = new JsonArray(new JsonObject { ["var"] = "applicant." + (ByName ? Name : Code) }, new JsonObject { ["var"] = Entry }),
    };
}

/// <summary>
/// How a register itself says that a party and the applicant belong together (<c>Party.KnownWhen</c>): any of its entries is enough.
/// </summary>
internal static class BelongsRule
{
    public const int Most = 6;

    /// <summary>None for no rule; null for a rule that is more than can be chosen.</summary>
    public static IReadOnlyList<BelongsProof>? Of(JsonNode? rule)
    {
        if (rule is null)
            return [];
        if (rule is not JsonObject { Count: 1 } operation || operation.First() is not { Value: JsonArray args } named)
            return null;
        if (named.Key == "or")
        {
            var parts = args.Select(One).ToList();
            return parts.Count is > 0 and <= Most && parts.TrueForAll(p => p is not null) ? [.. parts.OfType<BelongsProof>()] : null;
        }

        // The applicant among several entries of a register is any of them.
        if (named.Key == "in" && args is [var who, JsonArray several] && Variable(who) is "applicant.code" or "applicant.name")
        {
            var entries = several.Select(Variable).ToList();
            return entries.Count is > 0 and <= Most && entries.TrueForAll(IsEntry)
                ? [.. entries.Select(e => new BelongsProof(e!, Among: false, Variable(who) == "applicant.name"))] : null;
        }

        return One(rule) is { } single ? [single] : null;
    }

    /// <summary>Null for no proof at all.</summary>
    public static JsonNode? Rule(IReadOnlyList<BelongsProof> proofs) => proofs.Count switch
    {
        0 => null,
        1 => proofs[0].Rule(),
        _ => new JsonObject { ["or"] = new JsonArray([.. proofs.Select(p => p.Rule())]) },
    };

    /// <summary>The rule in words; null when it cannot be chosen.</summary>
    public static string? Words(JsonNode? rule, FormContext context) => Of(rule) is not { Count: > 0 } proofs ? null
        : string.Join(context.T["rule.or"], proofs.Select(p => context.T[p.Among ? "belongs.list-words" : "belongs.is-words", context.EntryName(p.Entry),
            context.T["belongs." + (p.ByName ? BelongsProof.Name : BelongsProof.Code)]]));

    /// <summary>Register and name, as in <c>births.motherIdNumber</c>.</summary>
    public static bool IsEntry(string? entry) => entry?.Split('.') is [var register, var name]
        && register is not ("" or "applicant") && name.Length > 0
        && entry.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static BelongsProof? One(JsonNode? rule)
    {
        if (rule is not JsonObject { Count: 1 } operation || operation.First() is not { Key: "==" or "in", Value: JsonArray { Count: 2 } args } named)
            return null;
        var (one, other) = (Variable(args[0]), Variable(args[1]));
        // Equal is equal either way round; only what is looked for stands in a list.
        if (named.Key == "==" && other is "applicant.code" or "applicant.name")
            (one, other) = (other, one);
        return one is "applicant.code" or "applicant.name" && IsEntry(other) ? new(other!, named.Key == "in", one == "applicant.name") : null;
    }

    private static string? Variable(JsonNode? node) => node is JsonObject { Count: 1 } variable && variable["var"] is { } path
        ? ShapeCheck.Read(path is JsonArray { Count: 1 } single ? single[0] : path) : null;
}
