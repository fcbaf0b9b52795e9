using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>Which native control asks for a data element.</summary>
public static class Controls
{
    private const int MostRadios = 8;

    public static string Type(DataElement element) => element.Type switch
    {
        ElementType.LongText => "textarea",
        ElementType.Number or ElementType.Integer => "number",
        ElementType.Date => "date",
        ElementType.Phone => "tel",
        ElementType.YesNo => "radios",
        ElementType.Choice => element.Options.Count(o => o.Within is null) <= MostRadios ? "radios" : "select",
        ElementType.MultiChoice => "checkboxes",
        _ => "text",
    };

    /// <param name="value">What is chosen by now: it is offered even where it is only part of another, as a register said it.</param>
    public static IReadOnlyList<Choice> Choices(DataElement element, Texts t, string? value = null)
    {
        IReadOnlyList<Choice> choices = [.. element.Options.Where(o => o.Within is null || o.Code == value)
            .Select(o => new Choice(o.Code, t.Of(o.Name), o.Hint is { } hint ? t.Of(hint) : null))];
        return element.Type switch
        {
            ElementType.YesNo when choices.Count == 0 => [new("1", t["value.yes"]), new("0", t["value.no"])],
            ElementType.Choice when choices.Count > MostRadios => [new("", t["form.choose"]), .. choices],
            _ => choices,
        };
    }

    /// <summary>In the cell of a table there is no room for a list of answers.</summary>
    public static string CellType(DataElement column) => column.Type is ElementType.YesNo or ElementType.Choice ? "select"
        : column.Type == ElementType.LongText ? "text" : Type(column);

    public static IReadOnlyList<Choice> CellChoices(DataElement column, Texts t) =>
        Choices(column, t) is { Count: > 0 } choices && choices[0].Value.Length > 0 ? [new("", t["form.choose"]), .. choices] : Choices(column, t);

    public static IReadOnlyList<Choice> Answers(Question question, Texts t) => question.Kind == QuestionKind.YesNo
        ? [new("1", t["value.yes"]), new("0", t["value.no"])]
        : [.. question.Options.Select(o => new Choice(o.Code, t.Of(o.Name), o.Hint is { } hint ? t.Of(hint) : null))];

    public static string? Width(DataElement element) => element.Width switch { ControlWidth.Small => "s", ControlWidth.Medium => "m", _ => null };
}
