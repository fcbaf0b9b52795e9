using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using OneStop.Catalog.Publish;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>
/// Whether JSON is of the shape of a part of the catalogue, and within its limits. It says everything at once and throws at nothing;
/// what is missing or wrong is mended with something harmless, so that the checks of what it means can go on with the rest.
/// </summary>
internal sealed partial class ShapeCheck
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Member>> Known = [];

    private readonly List<CatalogFault> faults = [];
    private readonly List<string> doubtful = [];
    private readonly List<CatalogFault> untranslated = [];

    /// <param name="node">What stands there; null when nothing does.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="without">Members that are no part of the file.</param>
    public static Shaped<T> Of<T>(JsonNode? node, string place = "", params IReadOnlyCollection<string> without)
    {
        var check = new ShapeCheck();
        var mended = check.Object(typeof(T), node, place, without);
        return new(mended, check.faults, check.doubtful, check.untranslated);
    }

    private JsonObject Object(Type type, JsonNode? node, string place, IReadOnlyCollection<string> without)
    {
        if (node is not JsonObject given)
        {
            Doubt(place, node is null ? "absent" : "not-an-object");
            // What is not there as a whole is one thing to mend, not one for each member.
            return new ShapeCheck().Object(type, new JsonObject(), place, without);
        }

        var (members, mended) = (MembersOf(type), new JsonObject());
        foreach (var (name, value) in given)
        {
            if ((!members.ContainsKey(name) && !WasKnown(type, name)) || without.Contains(name))
                faults.Add(CatalogFault.At(MatterCheck.Join(place, name), "member-unknown", name, members.Keys.Except(without).Order(StringComparer.Ordinal)));
        }

        foreach (var (name, member) in members.Where(m => !without.Contains(m.Key)))
        {
            var value = given[name];
            if ((value is null || IsBlank(value, member)) && !member.Required)
            {
                if (given.ContainsKey(name) && !member.MayBeNull && value is null)
                    faults.Add(CatalogFault.At(MatterCheck.Join(place, name), "absent.null"));
                continue;
            }

            mended[name] = Value(member.Type, value, MatterCheck.Join(place, name), member.Limits);
        }

        return mended;
    }

    private JsonNode? Value(Type type, JsonNode? node, string place, MemberLimits limits)
    {
        if (type == typeof(Rule))
            return Condition(node, place);
        if (type == typeof(Bilingual))
            return Both(node, place, limits);
        if (type == typeof(string))
            return limits.Table is null ? Word(node, place, limits) : Code(node, place, limits.Table);
        if (type.IsEnum)
            return Choice(type, node, place);
        if (type == typeof(bool))
            return node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.DeepClone()
                : Mend<JsonNode>(place, Absent(node) ?? "not-yes-or-no", false);
        if (type == typeof(DateTimeOffset) || type == typeof(DateOnly))
            return Day(type, node, place);
        if (type.IsPrimitive || type == typeof(decimal))
            return Figure(type, node, place, limits);
        return EntryOf(type) is { } entry ? List(entry, node, place, limits) : Object(type, node, place, []);
    }

    private JsonArray List(Type entry, JsonNode? node, string place, MemberLimits limits)
    {
        if (node is not JsonArray list)
        {
            Doubt(place, Absent(node) ?? "not-a-list.here");
            return [];
        }

        var most = limits.Most ?? Contracts.Catalog.CatalogLimits.Entries;
        if (list.Count > most)
            faults.Add(CatalogFault.At(place, "too-many.entries", list.Count, most));
        var mended = new JsonArray();
        foreach (var (name, value) in MatterCheck.Naming(list).Zip(list).Take(most))
        {
            var at = MatterCheck.Join(place, name);
            if (value is null)
                Doubt(at, "empty-entry");
            else if (EntryOf(entry) is null && !IsPlain(entry) && value is not JsonObject)
                Doubt(at, "not-an-object");
            else
                mended.Add(Value(entry, value, at, limits.OfEntry));
        }

        return mended;
    }

    // Nothing is written there: an empty text where a text may be left out, or a text in two languages without a word.
    private static bool IsBlank(JsonNode value, Member member) =>
        member.Type == typeof(Bilingual) && value is JsonObject { Count: 2 } both && Read(both["zh"]) is { } zh && Read(both["en"]) is { } en
            && (zh + en).Trim().Length == 0
        || (member.Type == typeof(string) || member.Type.IsEnum) && Read(value) is { Length: 0 };

    private static bool IsPlain(Type type) =>
        type.IsEnum || type.IsPrimitive || type == typeof(string) || type == typeof(decimal) || type == typeof(DateOnly)
        || type == typeof(Rule) || type == typeof(Bilingual);

    private static Type? EntryOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var list && (list == typeof(IReadOnlyList<>) || list == typeof(List<>))
            ? type.GetGenericArguments()[0] : null;

    private static Dictionary<string, Member> MembersOf(Type type) => Known.GetOrAdd(type, static t => CatalogJson.Options.GetTypeInfo(t).Properties
        .Where(p => p.Get is not null && (p.Set is not null || p.AssociatedParameter is not null))
        .ToDictionary(p => p.Name, Member.Of, StringComparer.Ordinal));

    // A member that was taken away, or that is only told, is left out of a file, not refused.
    private static bool WasKnown(Type type, string name) => CatalogJson.Options.GetTypeInfo(type).Properties.Any(p => p.Name == name);

    /// <param name="Type">Without the question mark of a value that may be left out.</param>
    /// <param name="Required">It has to stand in the file.</param>
    private sealed record Member(Type Type, bool Required, bool MayBeNull, MemberLimits Limits)
    {
        // A parameter that a file leaves out would be null or 0, whatever its record says.
        public static Member Of(JsonPropertyInfo property) => new(
            Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            property.IsRequired || (property.AssociatedParameter is { HasDefaultValue: false } && !MayHoldNull(property)),
            MayHoldNull(property),
            MemberLimits.Of(property.AttributeProvider));

        private static bool MayHoldNull(JsonPropertyInfo property) =>
            property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;
    }
}

/// <summary>JSON that was looked through.</summary>
/// <param name="Mended">What can be read in any case.</param>
/// <param name="Faults">What was wrong with it.</param>
/// <param name="Doubtful">Places where nobody knows what was meant: what is found out about them is no fault of the author's.</param>
/// <param name="Untranslated">Texts that have no English yet.</param>
internal sealed record Shaped<T>(JsonNode Mended, IReadOnlyList<CatalogFault> Faults, IReadOnlyList<string> Doubtful, IReadOnlyList<CatalogFault> Untranslated)
{
    /// <summary>The part with everything mended that was wrong.</summary>
    public T Read() => Mended.Deserialize<T>(CatalogJson.Options)!;

    /// <summary>Faults found in what was mended, without those that mending made.</summary>
    public IEnumerable<CatalogFault> OfAuthors(IEnumerable<CatalogFault> found) => found.Where(f =>
        !f.Args.Any(ShapeCheck.IsMended) && !f.Place.Contains(ShapeCheck.Mended, StringComparison.Ordinal)
        && !Doubtful.Any(d => d == f.Place || d.StartsWith(f.Place + "/", StringComparison.Ordinal)));
}
