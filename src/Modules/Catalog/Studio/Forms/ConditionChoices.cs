using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Parts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>One simple condition that can be chosen: its JSON Logic, and its words.</summary>
internal sealed record ConditionChoice(string Rule, string Words);

/// <summary>
/// The simple conditions that a draft offers: each answer of each question, each option of each field. Figures are compared
/// with a number that is typed.
/// </summary>
internal sealed class ConditionChoices(FormContext context)
{
    public static readonly string[] Comparisons = [">=", ">", "<=", "<", "=="];

    private readonly Texts t = context.T;

    public IReadOnlyList<ConditionChoice> All { get; } = [.. OfQuestions(context), .. OfFields(context)];

    public IReadOnlyList<Choice> Figures =>
        [.. context.Asked.Where(e => e.Type is ElementType.Number or ElementType.Integer).Select(e => new Choice(e.Code, t.Of(e.Name)))];

    /// <summary>A rule in words: its parts by the words of the simple conditions, anything else as it is written.</summary>
    public string Words(JsonNode? rule)
    {
        var plain = Plain(rule);
        if (plain is null)
            return t["rule.always"];
        var written = plain.ToJsonString();
        if (All.FirstOrDefault(a => a.Rule == written) is { } choice)
            return choice.Words;
        if (BelongsRule.Words(rule, context) is { } belongs)
            return belongs;
        if (plain is not JsonObject { Count: 1 } operation)
            return written;
        var (name, args) = operation.First();
        var list = args as JsonArray ?? [args?.DeepClone()];
        return name switch
        {
            "and" => string.Join(t["rule.and"], list.Select(a => Nested(a, "or"))),
            "or" => string.Join(t["rule.or"], list.Select(a => Nested(a, "and"))),
            "!" when list.Count == 1 => t["rule.not", Words(list[0])],
            _ when Figure(plain) is var (element, op, value) => t["rule.figure." + Word(op), Name(element), value],
            _ => written,
        };
    }

    /// <summary>The element, comparison and number of a comparison of a figure.</summary>
    public (string Element, string Op, string Value)? Figure(JsonNode? rule) =>
        rule is JsonObject { Count: 1 } operation && operation.First() is var (name, args) && Comparisons.Contains(name)
        && args is JsonArray { Count: 2 } two && two[0] is JsonObject { Count: 1 } variable && variable["var"]?.ToString() is { } path
        && path.StartsWith("form.", StringComparison.Ordinal)
        && two[1] is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number && Figures.Any(f => f.Value == path[5..])
            ? (path[5..], name, number.ToString()) : null;

    /// <summary>One way to write what JSON Logic lets one write in two.</summary>
    public static JsonNode? Plain(JsonNode? rule) => rule switch
    {
        JsonObject { Count: 1 } operation => Plain(operation.First()),
        _ => rule?.DeepClone(),
    };

    private static JsonObject Plain(KeyValuePair<string, JsonNode?> operation) => new()
    {
        [operation.Key] = operation switch
        {
            { Key: "var", Value: JsonArray { Count: 1 } single } => single[0]?.DeepClone(),
            { Key: "var" } => operation.Value?.DeepClone(),
            { Value: var args } => new JsonArray([.. (args as JsonArray ?? [args?.DeepClone()]).Select(Plain)]),
        },
    };

    public static string Word(string op) => op switch { ">=" => "from", ">" => "above", "<=" => "to", "<" => "below", _ => "is" };

    private string Nested(JsonNode? rule, string other) => rule is JsonObject o && o.ContainsKey(other) ? t["rule.nested", Words(rule)] : Words(rule);

    private string Name(string element) => context.Elements.FirstOrDefault(e => e.Code == element) is { } known ? t.Of(known.Name) : element;

    private static IEnumerable<ConditionChoice> OfQuestions(FormContext context)
    {
        var words = context.T;
        foreach (var question in context.Questions)
        {
            var (id, text) = (question.TextOf("id") ?? "", question["text"].Words(words.Lang) ?? "");
            var variable = $$"""{"var":"answers.{{id}}"}""";
            if (question["kind"]?.ToString() != "choice")
            {
                yield return new(variable, words["rule.answer", text, words["rule.yes"]]);
                // No is false: before there is an answer it is neither.
                yield return new($$"""{"===":[{{variable}},false]}""", words["rule.answer", text, words["rule.no"]]);
                continue;
            }

            foreach (var (code, name) in (question["options"] as JsonArray ?? []).OfType<JsonObject>()
                .Select(o => (o.TextOf("code") ?? "", o["name"].Words(words.Lang) ?? "")))
            {
                yield return new($$"""{"==":[{{variable}},{{Text(code)}}]}""", words["rule.answer", text, name]);
                yield return new($$"""{"!=":[{{variable}},{{Text(code)}}]}""", words["rule.answer-not", text, name]);
            }
        }
    }

    private static IEnumerable<ConditionChoice> OfFields(FormContext context)
    {
        var words = context.T;
        foreach (var element in context.Asked)
        {
            var variable = $$"""{"var":"form.{{element.Code}}"}""";
            if (element.Type == ElementType.YesNo)
            {
                yield return new($$"""{"==":[{{variable}},"1"]}""", words["rule.field", element.Name, words["rule.yes"]]);
                yield return new($$"""{"==":[{{variable}},"0"]}""", words["rule.field", element.Name, words["rule.no"]]);
            }

            foreach (var option in element.Options)
            {
                if (element.Type == ElementType.MultiChoice)
                    yield return new($$"""{"in":[{{Text(option.Code)}},{{variable}}]}""", words["rule.field-has", element.Name, option.Name]);
                else if (element.Type == ElementType.Choice)
                    yield return new($$"""{"==":[{{variable}},{{Text(option.Code)}}]}""", words["rule.field", element.Name, option.Name]);
                if (element.Type == ElementType.Choice)
                    yield return new($$"""{"!=":[{{variable}},{{Text(option.Code)}}]}""", words["rule.field-not", element.Name, option.Name]);
            }
        }
    }

    private static string Text(string code) => JsonValue.Create(code).ToJsonString();
}
