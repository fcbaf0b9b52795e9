using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using OneStop.Catalog.Studio.Parts;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>Controls back into a part of a draft. What the schema does not know of the part stays as it is.</summary>
internal sealed class FormBinder(FormSchema schema, FormContext context, Func<string, StringValues> form, PartType? of = null)
{
    private const string Prefix = "f.";
    private const int LongestText = 4_000;
    private const int MostRows = 200;

    private readonly ConditionChoices conditions = new(context);
    private readonly List<Refusal> refusals = [];

    public Result<JsonObject> Bind(JsonObject? before)
    {
        var part = before?.DeepClone().AsObject() ?? [];
        foreach (var field in schema.Fields)
            Set(part, field, Read(field, Prefix, before.Member(field.Member), of ?? PartType.Unknown));
        return refusals.Count > 0 ? Result<JsonObject>.Refused(refusals) : part;
    }

    private JsonNode? Read(SchemaField field, string prefix, JsonNode? before, PartType type)
    {
        var name = prefix + field.Member;
        return field switch
        {
            GroupField group => Read(group, name, before as JsonObject, type.Inner(group.Member)),
            BilingualField => Two(name, field.Required, before),
            BilingualLinesField => List(i => Two($"{name}.{i}", required: false, (before as JsonArray)?.ElementAtOrDefault(i))),
            OptionsField options => WithMany(List(i => Option($"{name}.{i}", options, before as JsonArray)), Text(name + ".many")),
            OrderedChoiceField ordered => List(i => Chosen($"{name}.{i}", ordered.Choices, before: null)),
            TextLinesField => Array(Text(name).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)
                .Select(l => (JsonNode)l)),
            MultiChoiceField several => Array(form(name).Where(v => several.Choices(context).Any(c => c.Value == v)).Select(v => Typed(v!, several.Member))),
            ConditionField => Rule(name, before),
            BelongsField => Belongs(name, before),
            ValueChoiceField whole => Chosen(name, whole.Choices, before) is { } json && json.ToString() is { Length: > 0 } text
                ? JsonNode.Parse(text) : before?.DeepClone(),
            ChoiceField one => Chosen(name, one.Choices, before) ?? (field.Required ? "" : null),
            YesNoField yesNo => Text(name) == "1" == yesNo.Usual && before is null ? null : JsonValue.Create(Text(name) == "1"),
            NumberField number => Figure(name, number, type.Limits(number.Member).Range),
            _ => Text(name) is { Length: > 0 } text ? text : field.Required ? "" : null,
        };
    }

    private JsonObject? Read(GroupField group, string name, JsonObject? before, PartType type)
    {
        var part = before?.DeepClone().AsObject() ?? [];
        var written = false;
        foreach (var field in group.Fields)
        {
            var value = Read(field, name + ".", before.Member(field.Member), type);
            // A group in which only something with a beginning value stands was not filled in.
            written |= IsWritten(value) && field is not (YesNoField or ChoiceField { Required: true });
            Set(part, field, value);
        }

        return written || group.Required || JsonNode.DeepEquals(part, before) ? part : null;
    }

    private static void Set(JsonObject part, SchemaField field, JsonNode? value)
    {
        // A list that lost its last entry is an empty list, not one that nobody wrote.
        if (value is null && part[field.Member] is JsonArray)
            part[field.Member] = new JsonArray();
        else if (value is null)
            part.Remove(field.Member);
        else
            part[field.Member] = value;
    }

    private JsonObject? Two(string name, bool required, JsonNode? before)
    {
        var (zh, en) = (Text(name + ".zh"), Text(name + ".en"));
        // Room to write in at the end of a line is part of a form to print.
        if (before.TextOf("zh")?.Trim() == zh && before.TextOf("en")?.Trim() == en)
            return before!.DeepClone().AsObject();
        return zh.Length + en.Length > 0 || required ? new() { ["zh"] = zh, ["en"] = en } : null;
    }

    private JsonObject? Option(string name, OptionsField options, JsonArray? before)
    {
        var code = Text(name + ".code");
        if (Two(name, required: false, before: null) is not { } words && code.Length == 0)
            return null;
        var known = (before ?? []).OfType<JsonObject>().FirstOrDefault(o => o.TextOf("code") == code);
        var option = new JsonObject { ["code"] = code, ["name"] = Two(name, required: true, before: null) };
        if (Two(name + ".hint", required: false, known.Member("hint")) is { } hint)
            option["hint"] = hint;
        if (options.Places && OpenOn(name + ".openOn") is { } days)
            option["openOn"] = days;
        if (options.Places && Text(name + ".within") is { Length: > 0 } whole)
            option["within"] = whole;
        // What this form does not show stays as it is.
        foreach (var (member, value) in known ?? [])
        {
            if (!option.ContainsKey(member) && member != "hint" && !(member is "openOn" or "within" && options.Places))
                option[member] = value?.DeepClone();
        }

        return option;
    }

    // A line for each place is enough to write in: seven boxes for each of thirty would bury the rest.
    private JsonArray? OpenOn(string name)
    {
        var days = Text(name).Where(c => !char.IsWhiteSpace(c) && c is not (',' or '，' or '、')).Distinct().Order().ToList();
        if (days.TrueForAll(d => d is >= '1' and <= '7'))
            return Array(days.Select(d => (JsonNode)(d - '0')));
        refusals.Add(Refusal.Invalid("catalog.days-malformed", name));
        return null;
    }

    private static JsonArray? WithMany(JsonArray? options, string lines)
    {
        var all = options ?? [];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split([' ', '\t', '\u3000'], 2, StringSplitOptions.TrimEntries);
            var both = (words.ElementAtOrDefault(1) ?? "").Split('|', 2, StringSplitOptions.TrimEntries);
            all.Add(new JsonObject
            {
                ["code"] = words[0], ["name"] = new JsonObject { ["zh"] = both[0], ["en"] = both.ElementAtOrDefault(1) ?? "" },
            });
        }

        return all.Count == 0 ? null : all;
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
    private JsonNode? Chosen(string name, Func<FormContext, IReadOnlyList<Web.Choice>> choices, JsonNode? before)
    {
        var value = Text(name);
        if (value.Length == 0)
            return null;
        if (choices(context).Any(c => c.Value == value) || before?.ToString() == value || before?.ToJsonString() == value)
            return value;
        refusals.Add(Refusal.Invalid("catalog.choice-unknown", name));
        return null;
    }

    private JsonNode? Figure(string name, NumberField number, (decimal Least, decimal Most)? range)
    {
        var text = Text(name);
        if (text.Length == 0)
            return number.Required ? 0 : null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && (!number.IsInteger || value == Math.Truncate(value)) && Math.Abs(value) < (number.IsInteger ? 1_000_000_000 : 1_000_000_000_000_000))
        {
            if (range is var (least, most) && (value < least || value > most))
                refusals.Add(Refusal.Invalid("catalog.number-out-of-range", name, Plain(least), Plain(most)));
            return number.IsInteger ? (int)value : value;
        }

        refusals.Add(Refusal.Invalid(number.IsInteger ? "catalog.number-not-whole" : "catalog.number-malformed", name));
        return null;
    }

    private static string Plain(decimal limit) => limit.ToString("0.##", CultureInfo.InvariantCulture);

    private JsonNode? Rule(string name, JsonNode? before)
    {
        if (Text(name + ".how") == "keep")
            return before?.DeepClone();
        var chosen = Enumerable.Range(0, RuleBuilder.MostChosen).Select(i => Text($"{name}.is.{i}")).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal)
            .ToList();
        if (chosen.Exists(c => conditions.All.All(a => a.Rule != c)))
            refusals.Add(Refusal.Invalid("catalog.choice-unknown", name + ".is.0"));
        var figures = new List<(string, string, string)>();
        for (var i = 0; i < RuleBuilder.MostFigures; i++)
        {
            var (element, op, value) = (Text($"{name}.n.{i}.element"), Text($"{name}.n.{i}.op"), Text($"{name}.n.{i}.value"));
            if (element.Length == 0)
                continue;
            if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                refusals.Add(Refusal.Invalid("catalog.number-malformed", $"{name}.n.{i}.value"));
            else if (conditions.Figures.All(f => f.Value != element) || !ConditionChoices.Comparisons.Contains(op))
                refusals.Add(Refusal.Invalid("catalog.choice-unknown", $"{name}.n.{i}.element"));
            else
                figures.Add((element, op, value));
        }

        if (refusals.Count > 0)
            return null;
        var rule = new RuleBuilder(Text(name + ".how") == "any", chosen, figures).Rule();
        return JsonNode.DeepEquals(ConditionChoices.Plain(rule), ConditionChoices.Plain(before)) ? before?.DeepClone() : rule;
    }

    private JsonNode? Belongs(string name, JsonNode? before)
    {
        if (Text(name + ".how") == "keep")
            return before?.DeepClone();
        var proofs = new List<BelongsProof>();
        for (var i = 0; i < BelongsRule.Most; i++)
        {
            var (chosen, other) = (Text($"{name}.{i}.entry"), Text($"{name}.{i}.other"));
            if (chosen.Length + other.Length == 0)
                continue;
            var entry = other.Length > 0 ? other : chosen;
            if (!BelongsRule.IsEntry(entry))
                refusals.Add(Refusal.Invalid("catalog.register-entry", $"{name}.{i}.other"));
            else
                proofs.Add(new(entry, Text($"{name}.{i}.how") == BelongsProof.List, Text($"{name}.{i}.who") == BelongsProof.Name));
        }

        // Written in another way it stays as it is written.
        return BelongsRule.Of(before) is { } same && same.SequenceEqual(proofs) ? before?.DeepClone() : BelongsRule.Rule([.. proofs.Distinct()]);
    }

    // Days of the week are numbers in the file, everything else that is chosen is a word.
    private static JsonNode Typed(string value, string member) => member is "days" or "openOn" ? int.Parse(value, CultureInfo.InvariantCulture) : value;

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
        // What nobody can see could not be stored either.
        var text = string.Concat((form(name).Count == 0 ? "" : form(name)[0] ?? "").Replace("\r\n", "\n", StringComparison.Ordinal)
            .Where(c => !char.IsControl(c) || c is '\n' or '\t')).Trim();
        if (text.Length <= LongestText)
            return text;
        refusals.Add(Refusal.Invalid("catalog.text-too-long", name, LongestText));
        return text[..LongestText];
    }
}
