using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;

namespace OneStop.Catalog.Studio.ReadThrough;

/// <summary>
/// The parts of the reading page, and which members of a matter each is about. Every member belongs to exactly one: whatever is changed,
/// one part has to be read again, and the others stay read.
/// </summary>
internal static class ReadPart
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> All = ["words", "who", "items", "asked", "papers", "basis", "judged", "results"];

    // What no part names stands with the words of the matter, or with its items.
    private static readonly Dictionary<string, string[]> OfMatter = new(StringComparer.Ordinal)
    {
        ["who"] = ["audience", "applicant", "regions", "barriers", "parties", "guardian", "season"],
        ["items"] = ["acceptance", "delivery"],
        ["basis"] = ["promise"],
        ["asked"] = ["questions", "elements", "steps", "presets", "checks", "wording"],
        ["papers"] = ["materials", "neverAsked"],
    };

    private static readonly Dictionary<string, string[]> OfItem = new(StringComparer.Ordinal)
    {
        ["asked"] = ["fields"],
        ["papers"] = ["materials"],
        ["basis"] = ["statutory", "promised", "otherwise", "law", "reviewFirst", "fee", "feeCases"],
        ["judged"] = ["checkpoints", "decides"],
        ["results"] = ["results"],
    };

    /// <summary>Fingerprint of what a part is about.</summary>
    public static string Look(JsonObject matter, string part) => PartPath.Fingerprint(About(matter, part));

    /// <summary>All that is written in a part, whether or not the page shows it in a table of its own: each text with its place.</summary>
    public static IEnumerable<(string Place, JsonObject Words)> Sentences(JsonObject matter, string part) => TextsIn(About(matter, part), "");

    private static JsonObject About(JsonObject matter, string part)
    {
        var about = Only(matter, OfMatter, part, "words", "items", "version", "effective");
        about["items"] = new JsonArray([.. (matter["items"] as JsonArray ?? []).OfType<JsonObject>().Select(item =>
        {
            var only = Only(item, OfItem, part, "items", "code");
            only["code"] = item["code"]?.DeepClone();
            return only;
        })]);
        return about;
    }

    private static IEnumerable<(string, JsonObject)> TextsIn(JsonNode? node, string place) => node switch
    {
        JsonObject both when both.ContainsKey("zh") && both.ContainsKey("en") => [(place, both)],
        JsonObject members => members.SelectMany(m => TextsIn(m.Value, MatterCheck.Join(place, m.Key))),
        JsonArray list when list.All(e => e is JsonObject o && !o.ContainsKey("zh")) =>
            MatterCheck.Naming(list).Zip(list).SelectMany(e => TextsIn(e.Second, MatterCheck.Join(place, e.First))),
        JsonArray list => list.SelectMany(e => TextsIn(e, place)),
        _ => [],
    };

    /// <summary>Parts that somebody has yet to read: not as they are now, and not the same as what is published.</summary>
    /// <param name="published">Null for a first version, of which all is to be read.</param>
    public static IReadOnlyList<string> Unread(CatalogDraft draft, JsonObject? published, Guid by) => draft.Of != DraftKind.Matter ? [] :
    [
        .. All.Where(part => Look(draft.Body, part) is var look && !draft.Seen.Exists(s => s.Part == part && s.Look == look && s.By == by)
            && (published is null || Look(published, part) != look)),
    ];

    /// <summary>Why somebody may not judge a part: only who did not write in the draft does, while it is reviewed. Null when they may.</summary>
    public static Refusal? Refused(CatalogDraft draft, string part, Guid by) =>
        draft.Of != DraftKind.Matter || !All.Contains(part) ? Refusal.NotFound("catalog.draft-not-found")
        : draft.Status != DraftStatus.InReview ? Refusal.Conflict("catalog.draft-not-in-review")
        : draft.Authors.Contains(by) ? Refusal.Forbidden("catalog.four-eyes-read") : null;

    private static JsonObject Only(JsonObject whole, Dictionary<string, string[]> named, string part, string rest, params ReadOnlySpan<string> without)
    {
        var only = new JsonObject();
        foreach (var (member, value) in whole)
        {
            if (!without.Contains(member) && (named.FirstOrDefault(n => n.Value.Contains(member)).Key ?? rest) == part)
                only[member] = value?.DeepClone();
        }

        return only;
    }
}
