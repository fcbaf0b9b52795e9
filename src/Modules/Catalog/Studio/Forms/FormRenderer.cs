using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Parts;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>A part of a draft as controls.</summary>
internal sealed class FormRenderer(FormSchema schema, FormContext context)
{
    private const string Prefix = "f.";

    private readonly Texts t = context.T;
    private readonly ConditionChoices conditions = new(context);

    public IReadOnlyList<FormSection> Render(JsonObject? part)
    {
        var sections = new List<FormSection>();
        foreach (var field in schema.Fields)
        {
            var (value, controls) = (part.Member(field.Member), Render(field, Prefix, part.Member(field.Member), "").ToList());
            if (field is GroupField or BilingualLinesField or OptionsField or OrderedChoiceField or ConditionField or BelongsField)
                sections.Add(new(Label(field, "") + (field.Required ? "" : t["field.optional"]),
                    Hint(field, "") ?? (field is ConditionField { Required: false } ? t["studio.condition-none"] : null), !field.Required && value is null,
                    controls));
            else if (sections is [.., { Label: null } open])
                sections[^1] = open with { Controls = [.. open.Controls, .. controls] };
            else
                sections.Add(new(null, null, false, controls));
        }

        return sections;
    }

    private IEnumerable<FormControl> Render(SchemaField field, string prefix, JsonNode? value, string group)
    {
        var name = prefix + field.Member;
        var label = Label(field, group);
        var optional = !field.Required && field is not (YesNoField or MultiChoiceField or OrderedChoiceField);
        var hint = Hint(field, group);
        return field switch
        {
            GroupField inner => inner.Fields.SelectMany(b =>
                WithHeading(b, $"{inner.Member}.", Render(b, name + ".", (value as JsonObject)?[b.Member], $"{inner.Member}."))),
            BilingualField both => Two(name, label, value, both.Long ? "textarea" : "text", optional, hint),
            BilingualLinesField lines => Rows(value, lines.Spare)
                .SelectMany((row, i) => Two($"{name}.{i}", t["studio.line", i + 1], row, "textarea", true, null)),
            OptionsField options => Rows(value, options.Spare).SelectMany((row, i) => Option($"{name}.{i}", i, options, row as JsonObject))
                .Append(new($"{name}.many", t["studio.options-many"], "textarea") { Hint = t["studio.options-many-hint"], Optional = true, Rows = 4 }),
            OrderedChoiceField ordered => Rows(value, ordered.Spare).Select((row, i) =>
                new FormControl($"{name}.{i}", t["studio.place", i + 1], "select")
                {
                    Value = Text(row) ?? "",
                    Choices = WithUnknown(Choose(ordered.Choices(context)), Text(row)), Optional = true, Share = LineShare.Half
                }),
            ConditionField => Rule(name, value),
            BelongsField => Belongs(name, value),
            TextLinesField => [new(name, label, "textarea") { Value = string.Join('\n', (value as JsonArray ?? []).Select(Text)),
                Hint = hint ?? t["studio.one-a-line"], Rows = 6, Optional = true }],
            MultiChoiceField several => [new(name, label, "checkboxes") { Values = [.. (value as JsonArray ?? []).Select(v => Text(v) ?? "")],
                Choices = several.Choices(context), Hint = hint }],
            ValueChoiceField whole => [new(name, label, "select") { Value = Same(whole.Choices(context), value), Choices = Choose(whole.Choices(context)),
                Hint = hint, Share = LineShare.Half }],
            ChoiceField one => [Select(one, name, label, value, optional, hint)],
            YesNoField yesNo => [new(name, label, "radios-row") { Value = IsYes(value, yesNo.Usual) ? "1" : "0",
                Choices = [new("1", t["rule.yes"]), new("0", t["rule.no"])], Hint = hint, Share = LineShare.Half }],
            NumberField => [new(name, label, "number") { Value = Text(value), Hint = hint, Optional = optional, Share = LineShare.Half }],
            _ => [new(name, label, field is TextField { Long: true } ? "textarea" : "text") { Value = Text(value), Hint = hint, Optional = optional,
                Share = LineShare.Half }],
        };
    }

    // Inside a group only what has several controls is headed.
    private IEnumerable<FormControl> WithHeading(SchemaField field, string group, IEnumerable<FormControl> controls) =>
        field is BilingualLinesField or ConditionField or GroupField
            ? controls.Prepend(new(group + field.Member, Label(field, group), FormControl.Heading)) : controls;

    private FormControl Select(ChoiceField one, string name, string label, JsonNode? value, bool optional, string? hint)
    {
        var offered = one.Choices(context);
        return offered.Count <= 4 && one.Required
            ? new(name, label, "radios-row") { Value = Text(value), Choices = offered, Hint = hint }
            : new(name, label, "select")
            {
                Value = Text(value) ?? "", Choices = WithUnknown(Choose(offered), Text(value)), Hint = hint, Optional = optional,
                Share = LineShare.Half
            };
    }

    private IEnumerable<FormControl> Option(string name, int i, OptionsField options, JsonObject? option) =>
    [
        new($"{name}.code", t["studio.option-code", i + 1], "text") { Value = Text(option.Member("code")), Optional = true },
        .. Two(name, t["studio.option-name", i + 1], option.Member("name"), "text", true, null),
        .. Two($"{name}.hint", t["studio.option-hint", i + 1], option.Member("hint"), "text", true, null),
        .. !options.Places ? Array.Empty<FormControl>() : [new($"{name}.openOn", t["studio.option-open-on", i + 1], "text")
        {
            Value = string.Join(' ', (option.Member("openOn") as JsonArray ?? []).Select(Text)), Optional = true, Hint = t["studio.option-open-on-hint"],
        }, new($"{name}.within", t["studio.option-within", i + 1], "text")
        {
            Value = Text(option.Member("within")), Optional = true, Hint = t["studio.option-within-hint"],
        }],
    ];

    private IEnumerable<FormControl> Rule(string name, JsonNode? value)
    {
        var built = RuleBuilder.Of(value, conditions);
        IReadOnlyList<Choice> how = [new("all", t["rule.all"]), new("any", t["rule.any"])];
        if (built is null)
            how = [new("keep", t["rule.keep", conditions.Words(value)]), .. how];
        yield return new($"{name}.how", t["rule.how"], built is null ? "radios" : "radios-row")
        {
            Value = built is null ? "keep" : built.Any ? "any" : "all",
            Choices = how
        };
        IReadOnlyList<Choice> simple = [new("", t["rule.choose"]), .. conditions.All.Select(a => new Choice(a.Rule, a.Words))];
        for (var i = 0; i < Math.Min(RuleBuilder.MostChosen, (built?.Chosen.Count ?? 0) + 2); i++)
            yield return new($"{name}.is.{i}", t["rule.condition", i + 1], "select")
            {
                Value = built?.Chosen.ElementAtOrDefault(i) ?? "", Choices = simple,
                Optional = true
            };
        if (conditions.Figures.Count == 0)
            yield break;
        for (var i = 0; i < Math.Min(RuleBuilder.MostFigures, (built?.Figures.Count ?? 0) + 1); i++)
        {
            var figure = built?.Figures.ElementAtOrDefault(i) ?? default;
            yield return new($"{name}.n.{i}.element", t["rule.figure", i + 1], "select")
            {
                Value = figure.Element ?? "",
                Choices = [new("", t["rule.choose"]), .. conditions.Figures], Optional = true
            };
            yield return new($"{name}.n.{i}.op", t["rule.comparison"], "select")
            {
                Value = figure.Op ?? ">=",
                Choices = [.. ConditionChoices.Comparisons.Select(op => new Choice(op, t["rule.op." + ConditionChoices.Word(op)]))], Share = LineShare.First
            };
            yield return new($"{name}.n.{i}.value", t["rule.number"], "number") { Value = figure.Value, Optional = true, Share = LineShare.Second };
        }
    }

    private IEnumerable<FormControl> Belongs(string name, JsonNode? value)
    {
        var proofs = BelongsRule.Of(value);
        if (proofs is null)
            yield return new($"{name}.how", t["rule.how"], "radios")
            {
                Value = "keep",
                Choices = [new("keep", t["rule.keep", conditions.Words(value)]), new("any", t["belongs.any"])],
            };
        for (var i = 0; i < Math.Min(BelongsRule.Most, (proofs?.Count ?? 0) + 2); i++)
        {
            var proof = proofs?.ElementAtOrDefault(i);
            yield return new($"{name}.{i}.entry", t["belongs.entry", i + 1], "select")
            {
                Value = proof?.Entry ?? "", Choices = WithUnknown([new("", t["rule.choose"]), .. context.RegisterEntries], proof?.Entry), Optional = true,
            };
            yield return new($"{name}.{i}.other", t["belongs.other"], "text") { Hint = t["belongs.other-hint"], Optional = true, Share = LineShare.Half };
            yield return new($"{name}.{i}.how", t["belongs.how"], "select")
            {
                Value = proof?.Among == true ? BelongsProof.List : BelongsProof.Is, Share = LineShare.First,
                Choices = [new(BelongsProof.Is, t["belongs.is"]), new(BelongsProof.List, t["belongs.list"])],
            };
            yield return new($"{name}.{i}.who", t["belongs.who"], "select")
            {
                Value = proof?.ByName == true ? BelongsProof.Name : BelongsProof.Code, Share = LineShare.Second,
                Choices = [new(BelongsProof.Code, t["belongs.code"]), new(BelongsProof.Name, t["belongs.name"])],
            };
        }
    }

    private IEnumerable<FormControl> Two(string name, string label, JsonNode? value, string type, bool optional, string? hint)
    {
        var both = value as JsonObject;
        yield return new($"{name}.zh", t["studio.zh", label], type)
        {
            Value = Text(both.Member("zh")), Optional = optional, Hint = hint, Share = LineShare.First,
        };
        yield return new($"{name}.en", t["studio.en", label], type) { Value = Text(both.Member("en")), Optional = optional, Share = LineShare.Second };
    }

    private string Label(SchemaField field, string group) => t[$"schema.{schema.Key}.{group}{field.Member}"];

    private string? Hint(SchemaField field, string group) => $"schema.{schema.Key}.{group}{field.Member}.hint" is var key && t.Has(key) ? t[key] : null;

    private IReadOnlyList<Choice> Choose(IReadOnlyList<Choice> choices) => [new("", t["studio.choose"]), .. choices];

    // What is there stays there, also when it is no longer offered.
    private static IReadOnlyList<Choice> WithUnknown(IReadOnlyList<Choice> choices, string? value) =>
        string.IsNullOrEmpty(value) || choices.Any(c => c.Value == value) ? choices : [.. choices, new(value, value)];

    private static string Same(IReadOnlyList<Choice> choices, JsonNode? value) =>
        choices.FirstOrDefault(c => JsonNode.DeepEquals(JsonNode.Parse(c.Value), value))?.Value ?? "";

    private static IEnumerable<JsonNode?> Rows(JsonNode? list, int spare) => [.. list as JsonArray ?? [], .. Enumerable.Repeat<JsonNode?>(null, spare)];

    private static bool IsYes(JsonNode? value, bool usual) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => usual,
    };

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number => number.ToJsonString(),
        _ => value.ToString(),
    };
}
