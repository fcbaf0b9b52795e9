using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>Controls back into a part of a draft. What the sheet does not know of the part stays as it is.</summary>
internal sealed class Reading(Sheet sheet, Surroundings around, Func<string, StringValues> form)
{
    private const string Prefix = "f.";
    private const int LongestText = 4_000;
    private const int MostRows = 200;

    private readonly Atoms atoms = new(around);
    private readonly List<Refusal> refusals = [];

    public Result<JsonObject> Read(JsonObject? before)
    {
        var part = before?.DeepClone().AsObject() ?? [];
        foreach (var blank in sheet.Blanks)
            Set(part, blank, Read(blank, Prefix, before?[blank.Member]));
        return refusals.Count > 0 ? Result<JsonObject>.Refused(refusals) : part;
    }

    private JsonNode? Read(Blank blank, string prefix, JsonNode? before)
    {
        var name = prefix + blank.Member;
        return blank switch
        {
            Group group => Read(group, name, before as JsonObject),
            Both => Two(name, blank.Required, before),
            BothLines => List(i => Two($"{name}.{i}", required: false, (before as JsonArray)?.ElementAtOrDefault(i))),
            Options => List(i => Option($"{name}.{i}", before as JsonArray)),
            Ordered ordered => List(i => Chosen($"{name}.{i}", ordered.Choices, before: null)),
            Lines => Array(Text(name).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).Select(l => (JsonNode)l)),
            Several several => Array(form(name).Where(v => several.Choices(around).Any(c => c.Value == v)).Select(v => Typed(v!, several.Member))),
            Condition => Rule(name, before),
            Whole => Chosen(name, ((Whole)blank).Choices, before) is { } json && json.ToString() is { Length: > 0 } text ? JsonNode.Parse(text) : before?.DeepClone(),
            One one => Chosen(name, one.Choices, before) ?? (blank.Required ? "" : null),
            Tick tick => Text(name) == "1" == tick.Usual && before is null ? null : JsonValue.Create(Text(name) == "1"),
            Number number => Figure(name, number),
            _ => Text(name) is { Length: > 0 } text ? text : blank.Required ? "" : null,
        };
    }

    private JsonObject? Read(Group group, string name, JsonObject? before)
    {
        var part = before?.DeepClone().AsObject() ?? [];
        var written = false;
        foreach (var blank in group.Blanks)
        {
            var value = Read(blank, name + ".", before?[blank.Member]);
            // A group in which only something with a beginning value stands was not filled in.
            written |= IsWritten(value) && blank is not (Tick or One { Required: true });
            Set(part, blank, value);
        }

        return written || group.Required || JsonNode.DeepEquals(part, before) ? part : null;
    }

    private static void Set(JsonObject part, Blank blank, JsonNode? value)
    {
        // A list that lost its last entry is an empty list, not one that nobody wrote.
        if (value is null && part[blank.Member] is JsonArray)
            part[blank.Member] = new JsonArray();
        else if (value is null)
            part.Remove(blank.Member);
        else
            part[blank.Member] = value;
    }

    private JsonObject? Two(string name, bool required, JsonNode? before)
    {
        var (zh, en) = (Text(name + ".zh"), Text(name + ".en"));
        // Room to write in at the end of a line is part of a form to print.
        if (before?["zh"]?.ToString().Trim() == zh && before["en"]?.ToString().Trim() == en)
            return before.DeepClone().AsObject();
        return zh.Length + en.Length > 0 || required ? new() { ["zh"] = zh, ["en"] = en } : null;
    }

    private JsonObject? Option(string name, JsonArray? before)
    {
        var code = Text(name + ".code");
        if (Two(name, required: false, before: null) is not { } words && code.Length == 0)
            return null;
        var option = new JsonObject { ["code"] = code, ["name"] = Two(name, required: true, before: null) };
        if ((before ?? []).OfType<JsonObject>().FirstOrDefault(o => o["code"]?.ToString() == code)?["hint"] is { } hint)
            option["hint"] = hint.DeepClone();
        return option;
    }

    private static JsonArray? List(Func<int, JsonNode?> row)
    {
        var rows = new JsonArray();
        for (var i = 0; i < MostRows; i++)
        {
            if (row(i) is { } value)
                rows.Add(value);
        }

        return rows.Count == 0 ? null : rows;
    }

    // What was there before may stay although it is no longer offered; nothing else may come from outside.
    private JsonNode? Chosen(string name, Func<Surroundings, IReadOnlyList<Web.Choice>> choices, JsonNode? before)
    {
        var value = Text(name);
        if (value.Length == 0)
            return null;
        if (choices(around).Any(c => c.Value == value) || before?.ToString() == value || before?.ToJsonString() == value)
            return value;
        refusals.Add(Refusal.Invalid("catalog.choice-unknown", name));
        return null;
    }

    private JsonNode? Figure(string name, Number number)
    {
        var text = Text(name);
        if (text.Length == 0)
            return number.Required ? 0 : null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && (!number.Whole || value == Math.Truncate(value)) && Math.Abs(value) < 1_000_000_000)
            return number.Whole ? (int)value : value;
        refusals.Add(Refusal.Invalid(number.Whole ? "catalog.number-not-whole" : "catalog.number-malformed", name));
        return null;
    }

    private JsonNode? Rule(string name, JsonNode? before)
    {
        if (Text(name + ".how") == "keep")
            return before?.DeepClone();
        var chosen = Enumerable.Range(0, Built.MostChosen).Select(i => Text($"{name}.is.{i}")).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Exists(c => atoms.All.All(a => a.Rule != c)))
            refusals.Add(Refusal.Invalid("catalog.choice-unknown", name + ".is.0"));
        var figures = new List<(string, string, string)>();
        for (var i = 0; i < Built.MostFigures; i++)
        {
            var (element, op, value) = (Text($"{name}.n.{i}.element"), Text($"{name}.n.{i}.op"), Text($"{name}.n.{i}.value"));
            if (element.Length == 0)
                continue;
            if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                refusals.Add(Refusal.Invalid("catalog.number-malformed", $"{name}.n.{i}.value"));
            else if (atoms.Figures.All(f => f.Value != element) || !Atoms.Comparisons.Contains(op))
                refusals.Add(Refusal.Invalid("catalog.choice-unknown", $"{name}.n.{i}.element"));
            else
                figures.Add((element, op, value));
        }

        if (refusals.Count > 0)
            return null;
        var rule = new Built(Text(name + ".how") == "any", chosen, figures).Rule();
        return JsonNode.DeepEquals(Atoms.Plain(rule), Atoms.Plain(before)) ? before?.DeepClone() : rule;
    }

    // Days of the week are numbers in the file, everything else that is chosen is a word.
    private static JsonNode Typed(string value, string member) => member == "days" ? int.Parse(value, CultureInfo.InvariantCulture) : value;

    private static JsonArray? Array(IEnumerable<JsonNode> values) => new JsonArray([.. values]) is { Count: > 0 } list ? list : null;

    private static bool IsWritten(JsonNode? value) => value switch
    {
        null => false,
        JsonObject members => members.Any(m => IsWritten(m.Value)),
        JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String => text.ToString().Length > 0,
        JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number => number.ToJsonString() != "0",
        _ => true,
    };

    private string Text(string name)
    {
        var text = (form(name).Count == 0 ? "" : form(name)[0] ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (text.Length <= LongestText)
            return text;
        refusals.Add(Refusal.Invalid("catalog.text-too-long", name, LongestText));
        return text[..LongestText];
    }
}
