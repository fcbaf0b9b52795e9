using System.Text.Json.Nodes;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>A part of a draft as controls.</summary>
internal sealed class Drawing(Sheet sheet, Surroundings around)
{
    private const string Prefix = "f.";

    private readonly Texts t = around.T;
    private readonly Atoms atoms = new(around);

    public IReadOnlyList<Section> Draw(JsonObject? part)
    {
        var sections = new List<Section>();
        foreach (var blank in sheet.Blanks)
        {
            var (value, controls) = (part?[blank.Member], Draw(blank, Prefix, part?[blank.Member], "").ToList());
            if (blank is Group or BothLines or Options or Ordered or Condition)
                sections.Add(new(Label(blank, "") + (blank.Required ? "" : t["field.optional"]), Hint(blank, "") ?? (blank is Condition { Required: false } ? t["studio.condition-none"] : null), !blank.Required && value is null, controls));
            else if (sections is [.., { Label: null } open])
                sections[^1] = open with { Controls = [.. open.Controls, .. controls] };
            else
                sections.Add(new(null, null, false, controls));
        }

        return sections;
    }

    private IEnumerable<Control> Draw(Blank blank, string prefix, JsonNode? value, string group)
    {
        var name = prefix + blank.Member;
        var label = Label(blank, group);
        var optional = !blank.Required && blank is not (Tick or Several or Ordered);
        var hint = Hint(blank, group);
        return blank switch
        {
            Group inner => inner.Blanks.SelectMany(b => WithHeading(b, $"{inner.Member}.", Draw(b, name + ".", (value as JsonObject)?[b.Member], $"{inner.Member}."))),
            Both both => Two(name, label, value, both.Long ? "textarea" : "text", optional, hint),
            BothLines lines => Rows(value, lines.Spare).SelectMany((row, i) => Two($"{name}.{i}", t["studio.line", i + 1], row, "textarea", true, null)),
            Options options => Rows(value, options.Spare).SelectMany((row, i) => Option($"{name}.{i}", i, row as JsonObject)),
            Ordered ordered => Rows(value, ordered.Spare).Select((row, i) =>
                new Control($"{name}.{i}", t["studio.place", i + 1], "select") { Value = Text(row) ?? "", Choices = WithUnknown(Choose(ordered.Choices(around)), Text(row)), Optional = true, Span = Span.Half }),
            Condition => Rule(name, value),
            Lines => [new(name, label, "textarea") { Value = string.Join('\n', (value as JsonArray ?? []).Select(Text)), Hint = hint ?? t["studio.one-a-line"], Rows = 6, Optional = true }],
            Several several => [new(name, label, "checkboxes") { Values = [.. (value as JsonArray ?? []).Select(v => Text(v) ?? "")], Choices = several.Choices(around), Hint = hint }],
            Whole whole => [new(name, label, "select") { Value = Same(whole.Choices(around), value), Choices = Choose(whole.Choices(around)), Hint = hint, Span = Span.Half }],
            One one => [Select(one, name, label, value, optional, hint)],
            Tick tick => [new(name, label, "radios-row") { Value = (value?.GetValue<bool>() ?? tick.Usual) ? "1" : "0", Choices = [new("1", t["rule.yes"]), new("0", t["rule.no"])], Hint = hint, Span = Span.Half }],
            Number => [new(name, label, "number") { Value = Text(value), Hint = hint, Optional = optional, Span = Span.Half }],
            _ => [new(name, label, blank is Line { Long: true } ? "textarea" : "text") { Value = Text(value), Hint = hint, Optional = optional, Span = Span.Half }],
        };
    }

    // Inside a group only what has several controls is headed.
    private IEnumerable<Control> WithHeading(Blank blank, string group, IEnumerable<Control> controls) =>
        blank is BothLines or Condition or Group ? controls.Prepend(new(group + blank.Member, Label(blank, group), Control.Heading)) : controls;

    private Control Select(One one, string name, string label, JsonNode? value, bool optional, string? hint)
    {
        var offered = one.Choices(around);
        return offered.Count <= 4 && one.Required
            ? new(name, label, "radios-row") { Value = Text(value), Choices = offered, Hint = hint }
            : new(name, label, "select") { Value = Text(value) ?? "", Choices = WithUnknown(Choose(offered), Text(value)), Hint = hint, Optional = optional, Span = Span.Half };
    }

    private IEnumerable<Control> Option(string name, int i, JsonObject? option) =>
        Two(name, t["studio.option-name", i + 1], option?["name"], "text", true, null)
            .Prepend(new($"{name}.code", t["studio.option-code", i + 1], "text") { Value = Text(option?["code"]), Optional = true });

    private IEnumerable<Control> Rule(string name, JsonNode? value)
    {
        var built = Built.Of(value, atoms);
        IReadOnlyList<Choice> how = [new("all", t["rule.all"]), new("any", t["rule.any"])];
        if (built is null)
            how = [new("keep", t["rule.keep", atoms.Words(value)]), .. how];
        yield return new($"{name}.how", t["rule.how"], built is null ? "radios" : "radios-row") { Value = built is null ? "keep" : built.Any ? "any" : "all", Choices = how };
        IReadOnlyList<Choice> simple = [new("", t["rule.choose"]), .. atoms.All.Select(a => new Choice(a.Rule, a.Words))];
        for (var i = 0; i < Math.Min(Built.MostChosen, (built?.Chosen.Count ?? 0) + 2); i++)
            yield return new($"{name}.is.{i}", t["rule.condition", i + 1], "select") { Value = built?.Chosen.ElementAtOrDefault(i) ?? "", Choices = simple, Optional = true };
        if (atoms.Figures.Count == 0)
            yield break;
        for (var i = 0; i < Math.Min(Built.MostFigures, (built?.Figures.Count ?? 0) + 1); i++)
        {
            var figure = built?.Figures.ElementAtOrDefault(i) ?? default;
            yield return new($"{name}.n.{i}.element", t["rule.figure", i + 1], "select") { Value = figure.Element ?? "", Choices = [new("", t["rule.choose"]), .. atoms.Figures], Optional = true };
            yield return new($"{name}.n.{i}.op", t["rule.comparison"], "select") { Value = figure.Op ?? ">=", Choices = [.. Atoms.Comparisons.Select(op => new Choice(op, t["rule.op." + Atoms.Word(op)]))], Span = Span.First };
            yield return new($"{name}.n.{i}.value", t["rule.number"], "number") { Value = figure.Value, Optional = true, Span = Span.Second };
        }
    }

    private IEnumerable<Control> Two(string name, string label, JsonNode? value, string type, bool optional, string? hint)
    {
        var both = value as JsonObject;
        yield return new($"{name}.zh", t["studio.zh", label], type) { Value = Text(both?["zh"]), Optional = optional, Hint = hint, Span = Span.First };
        yield return new($"{name}.en", t["studio.en", label], type) { Value = Text(both?["en"]), Optional = optional, Span = Span.Second };
    }

    private string Label(Blank blank, string group) => t[$"sheet.{sheet.Key}.{group}{blank.Member}"];

    private string? Hint(Blank blank, string group) => $"sheet.{sheet.Key}.{group}{blank.Member}.hint" is var key && t.Has(key) ? t[key] : null;

    private IReadOnlyList<Choice> Choose(IReadOnlyList<Choice> choices) => [new("", t["studio.choose"]), .. choices];

    // What is there stays there, also when it is no longer offered.
    private static IReadOnlyList<Choice> WithUnknown(IReadOnlyList<Choice> choices, string? value) =>
        string.IsNullOrEmpty(value) || choices.Any(c => c.Value == value) ? choices : [.. choices, new(value, value)];

    private static string Same(IReadOnlyList<Choice> choices, JsonNode? value) => choices.FirstOrDefault(c => JsonNode.DeepEquals(JsonNode.Parse(c.Value), value))?.Value ?? "";

    private static IEnumerable<JsonNode?> Rows(JsonNode? list, int spare) => [.. list as JsonArray ?? [], .. Enumerable.Repeat<JsonNode?>(null, spare)];

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number => number.ToJsonString(),
        _ => value.ToString(),
    };
}
