using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>A part of a draft as controls.</summary>
internal sealed class Drawing(Sheet sheet, Surroundings around)
{
    private const string Prefix = "f.";

    private readonly Texts t = around.T;
    private readonly Atoms atoms = new(around);

    public IReadOnlyList<Control> Draw(JsonObject? part) => [.. sheet.Blanks.SelectMany(b => Draw(b, Prefix, part?[b.Member], ""))];

    private IEnumerable<Control> Draw(Blank blank, string prefix, JsonNode? value, string group)
    {
        var name = prefix + blank.Member;
        var label = Label(blank, group);
        var optional = !blank.Required && blank is not (Tick or Several or Ordered);
        var hint = Hint(blank, group);
        switch (blank)
        {
            case Group inner:
                yield return new(name, label, Control.Heading) { Hint = hint, Optional = optional };
                foreach (var control in inner.Blanks.SelectMany(b => Draw(b, name + ".", (value as JsonObject)?[b.Member], $"{inner.Member}.")))
                    yield return control;
                break;
            case Both both:
                foreach (var control in Two(name, label, value, both.Long ? "textarea" : "text", optional, hint))
                    yield return control;
                break;
            case BothLines lines:
                yield return new(name, label, Control.Heading) { Hint = hint };
                foreach (var control in Rows(value, lines.Spare).SelectMany((row, i) => Two($"{name}.{i}", t["studio.line", i + 1], row, "textarea", true, null)))
                    yield return control;
                break;
            case Options options:
                yield return new(name, label, Control.Heading) { Hint = hint };
                foreach (var (row, i) in Rows(value, options.Spare).Select((r, i) => (r as JsonObject, i)))
                {
                    yield return new($"{name}.{i}.code", t["studio.option-code", i + 1], "text") { Value = Text(row?["code"]), Optional = true };
                    foreach (var control in Two($"{name}.{i}", t["studio.option-name"], row?["name"], "text", true, null))
                        yield return control with { Beside = true };
                }

                break;
            case Ordered ordered:
                yield return new(name, label, Control.Heading) { Hint = hint };
                var choices = Optional(ordered.Choices(around));
                foreach (var (row, i) in Rows(value, ordered.Spare).Select((r, i) => (r, i)))
                    yield return new($"{name}.{i}", t["studio.place", i + 1], "select") { Value = Text(row) ?? "", Choices = WithUnknown(choices, Text(row)), Optional = true };
                break;
            case Condition condition:
                foreach (var control in Draw(condition, name, label, value, hint))
                    yield return control;
                break;
            case Lines:
                yield return new(name, label, "textarea") { Value = string.Join('\n', (value as JsonArray ?? []).Select(Text)), Hint = hint ?? t["studio.one-a-line"], Rows = 6, Optional = true };
                break;
            case Several several:
                yield return new(name, label, "checkboxes") { Values = [.. (value as JsonArray ?? []).Select(v => Text(v) ?? "")], Choices = several.Choices(around), Hint = hint };
                break;
            case Whole whole:
                yield return new(name, label, "select") { Value = value?.ToJsonString() ?? "", Choices = WithUnknown(Optional(whole.Choices(around)), value?.ToJsonString()), Hint = hint };
                break;
            case One one:
                var offered = one.Choices(around);
                yield return offered.Count <= 4 && one.Required
                    ? new(name, label, "radios") { Value = Text(value), Choices = offered, Hint = hint }
                    : new(name, label, "select") { Value = Text(value) ?? "", Choices = WithUnknown(Optional(offered), Text(value)), Hint = hint, Optional = optional };
                break;
            case Tick tick:
                yield return new(name, label, "radios-row") { Value = (value?.GetValue<bool>() ?? tick.Usual) ? "1" : "0", Choices = [new("1", t["rule.yes"]), new("0", t["rule.no"])], Hint = hint };
                break;
            case Number:
                yield return new(name, label, "number") { Value = Text(value), Hint = hint, Optional = optional };
                break;
            default:
                yield return new(name, label, blank is Line { Long: true } ? "textarea" : "text") { Value = Text(value), Hint = hint, Optional = optional };
                break;
        }
    }

    private IEnumerable<Control> Draw(Condition condition, string name, string label, JsonNode? value, string? hint)
    {
        var built = Built.Of(value, atoms);
        yield return new(name, label, Control.Heading) { Hint = hint ?? (condition.Required ? null : t["studio.condition-none"]), Optional = !condition.Required };
        IReadOnlyList<Choice> how = [new("all", t["rule.all"]), new("any", t["rule.any"])];
        if (built is null)
            how = [new("keep", t["rule.keep", atoms.Words(value)]), .. how];
        yield return new($"{name}.how", t["rule.how"], "radios") { Value = built is null ? "keep" : built.Any ? "any" : "all", Choices = how };
        IReadOnlyList<Choice> simple = [new("", t["rule.choose"]), .. atoms.All.Select(a => new Choice(a.Rule, a.Words))];
        var shown = Math.Min(Built.MostChosen, (built?.Chosen.Count ?? 0) + 2);
        for (var i = 0; i < shown; i++)
            yield return new($"{name}.is.{i}", t["rule.condition", i + 1], "select") { Value = built?.Chosen.ElementAtOrDefault(i) ?? "", Choices = simple, Optional = true };
        if (atoms.Figures.Count == 0)
            yield break;
        for (var i = 0; i < Math.Min(Built.MostFigures, (built?.Figures.Count ?? 0) + 1); i++)
        {
            var figure = built?.Figures.ElementAtOrDefault(i) ?? default;
            yield return new($"{name}.n.{i}.element", t["rule.figure", i + 1], "select") { Value = figure.Element ?? "", Choices = [new("", t["rule.choose"]), .. atoms.Figures], Optional = true };
            yield return new($"{name}.n.{i}.op", t["rule.comparison"], "select") { Value = figure.Op ?? ">=", Choices = [.. Atoms.Comparisons.Select(op => new Choice(op, t["rule.op." + Atoms.Word(op)]))], Beside = true };
            yield return new($"{name}.n.{i}.value", t["rule.number"], "number") { Value = figure.Value, Optional = true, Beside = true };
        }
    }

    private IEnumerable<Control> Two(string name, string label, JsonNode? value, string type, bool optional, string? hint)
    {
        var both = value as JsonObject;
        yield return new($"{name}.zh", t["studio.zh", label], type) { Value = Text(both?["zh"]), Optional = optional, Hint = hint };
        yield return new($"{name}.en", t["studio.en", label], type) { Value = Text(both?["en"]), Optional = optional, Beside = true };
    }

    private string Label(Blank blank, string group) => t[$"sheet.{sheet.Key}.{group}{blank.Member}"];

    private string? Hint(Blank blank, string group) => $"sheet.{sheet.Key}.{group}{blank.Member}.hint" is var key && t.Has(key) ? t[key] : null;

    private IReadOnlyList<Choice> Optional(IReadOnlyList<Choice> choices) => [new("", t["studio.choose"]), .. choices];

    // What is there stays there, also when it is no longer offered.
    private static IReadOnlyList<Choice> WithUnknown(IReadOnlyList<Choice> choices, string? value) =>
        string.IsNullOrEmpty(value) || choices.Any(c => c.Value == value) ? choices : [.. choices, new(value, value)];

    private static IEnumerable<JsonNode?> Rows(JsonNode? list, int spare) => [.. list as JsonArray ?? [], .. Enumerable.Repeat<JsonNode?>(null, spare)];

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number => number.GetValue<decimal>().ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
