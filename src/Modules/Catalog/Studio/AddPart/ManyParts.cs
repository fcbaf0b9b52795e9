using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Forms;
using OneStop.Web;

namespace OneStop.Catalog.Studio.AddPart;

/// <summary>Several parts of a list at once: chosen where they only refer to something, else a line each, as from a table.</summary>
internal static class ManyParts
{
    private const int Most = 100;

    /// <summary>Whether the list can be filled so: its parts are told apart by a code, and have a name or refer to something.</summary>
    public static bool IsFor(FormSchema schema) => Reference(schema) is not null || (schema.NameMember is not null && Named(schema) is not null);

    /// <summary>What the parts can refer to and do not yet.</summary>
    public static IReadOnlyList<Choice>? Picks(FormSchema schema, FormContext context, JsonArray? there) => Reference(schema) is not { } field ? null
        : [.. field.Choices(context).Where(c => (there ?? []).All(p => MatterCheck.Name(p) != c.Value))];

    /// <param name="lines">Codes that were chosen, or one text of lines: <c>code Chinese | English</c>.</param>
    public static Result<IReadOnlyList<JsonObject>> Read(FormSchema schema, FormContext context, IReadOnlyList<string> lines)
    {
        var empty = new FormBinder(schema, context, _ => StringValues.Empty).Bind(null);
        if (!empty.Succeeded(out var blank))
            return Result<IReadOnlyList<JsonObject>>.Refused(empty.Refusals);
        if (Reference(schema) is { } field)
        {
            var offered = field.Choices(context);
            return Made(lines.Where(l => offered.Any(c => c.Value == l)).Select(l => With(blank, (schema.NameMember!, l))));
        }

        var read = new List<JsonObject>();
        foreach (var line in string.Join('\n', lines).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (code, words) = Code(line);
            if (code.Length is 0 or > 40 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || code.All(char.IsAsciiDigit))
                return Refusal.Invalid("catalog.line-malformed", "many", line.Length > 40 ? line[..40] : line);
            var both = words.Split('|', 2, StringSplitOptions.TrimEntries);
            read.Add(With(blank, (schema.NameMember!, code),
                (Named(schema)!.Member, new JsonObject { ["zh"] = both[0], ["en"] = both.ElementAtOrDefault(1) ?? "" })));
        }

        return Made(read);
    }

    private static Result<IReadOnlyList<JsonObject>> Made(IEnumerable<JsonObject> parts) => parts.ToList() switch
    {
        [] => Refusal.Invalid("catalog.lines-missing", "many"),
        { Count: > Most } => Refusal.Invalid("catalog.lines-too-many", "many", Most),
        var list => list,
    };

    private static (string Code, string Words) Code(string line) =>
        line.IndexOfAny([' ', '\t', ',', '，', '\u3000']) is var at and > 0 ? (line[..at], line[(at + 1)..].Trim()) : (line, "");

    private static JsonObject With(JsonObject blank, params ReadOnlySpan<(string Member, JsonNode Value)> members)
    {
        var part = blank.DeepClone().AsObject();
        foreach (var (member, value) in members)
            part[member] = value;
        return part;
    }

    private static ChoiceField? Reference(FormSchema schema) => schema.Fields.OfType<ChoiceField>().FirstOrDefault(f => f.Member == schema.NameMember);

    private static BilingualField? Named(FormSchema schema) => schema.Fields.OfType<BilingualField>().FirstOrDefault(f => f.Required);
}
