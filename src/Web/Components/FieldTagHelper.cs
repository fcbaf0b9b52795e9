using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>One answer to choose from.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>
/// Label, hint, error, control, source: in that order, each tied to the control for a screen reader. Types: text, tel, email,
/// password, search, number, date, textarea, select, radios, radios-row, checkboxes, file. After a refused post the field
/// shows what was typed and what is wrong with it, both taken from the model state under <see cref="Name"/>.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(Texts t) : Component
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string Type { get; set; } = "text";
    public string? Hint { get; set => field = Given(value); }
    public string? Value { get; set => field = Given(value); }

    /// <summary>Chosen values of checkboxes.</summary>
    public IEnumerable<string>? Values { get; set; }

    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>Where a prefilled value came from: 来自营业执照·市场监管局·今日.</summary>
    public string? Source { get; set => field = Given(value); }

    /// <summary>Unit after the control: 元, ㎡, 厘米.</summary>
    public string? Affix { get; set => field = Given(value); }

    /// <summary>The width follows the answer: s, m, or empty for the whole line.</summary>
    public string? Width { get; set => field = Given(value); }

    /// <summary>Says 可以不写 after the label: only what may be left out is marked.</summary>
    public bool Optional { get; set; }

    public string? Autocomplete { get; set => field = Given(value); }
    public int? MaxLength { get; set; }
    public int Rows { get; set; } = 3;
    public string? Accept { get; set => field = Given(value); }
    public bool Multiple { get; set; }

    /// <summary>The label is the page's title: the field is the only one on the page.</summary>
    public bool Title { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var id = FieldId.Of(Name);
        var state = ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry : null;
        var error = state?.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;
        if (Type is not ("password" or "file") && state?.AttemptedValue is { } typed)
            (Value, Values) = (typed, typed.Split(','));
        var described = string.Join(' ',
            new[] { Hint is null ? null : id + "-h", error is null ? null : id + "-e", Source is null ? null : id + "-s" }.OfType<string>());
        Markup ties = $"";
        if (described.Length > 0)
            ties.Add($" aria-describedby=\"{described}\"");
        // A group of answers has no validity of its own; its description tells the error.
        var group = Type is "radios" or "radios-row" or "checkboxes";
        if (error is not null && !group)
            ties.Add($" aria-invalid=\"true\"");
        Markup above = $"""{(Hint is null ? null : (Markup)$"""<p class="hint" id="{id}-h">{Hint}</p>""")}{Error(id, error)}""";
        Markup below = $"""{inside}{(Source is null ? null : (Markup)$"""<p id="{id}-s">{SourceLine(Source)}</p>""")}""";
        var css = error is null ? "field" : "field has-error";
        return group
            ? (Markup)$"""<fieldset class="{css}"{ties}><legend class="legend">{Named(null)}</legend>{above}{Options(id)}{below}</fieldset>"""
            : (Markup)$"""<div class="{css}">{Named(id)}{above}{Affixed(Control(id, ties))}{below}</div>""";
    }

    internal static Markup SourceLine(string source) => $"""<span class="source">{Icons.Draw("tick", 15)}{source}</span>""";

    private Markup Named(string? id)
    {
        Markup words = $"""{Label}{(Optional ? t["field.optional"] : null)}""";
        if (id is not null)
            words = $"""<label for="{id}">{words}</label>""";
        return Title ? (Markup)$"""<h1>{words}</h1>""" : words;
    }

    private Markup Error(string id, string? error) => error is null
        ? (Markup)$""
        : $"""<p class="error-msg" id="{id}-e">{Icons.Draw("warning", 18)}<span><span class="vh">{t["field.error"]}</span>{error}</span></p>""";

    private IHtmlContent Affixed(IHtmlContent control) => Affix is null ? control : (Markup)$"""<div class="affix">{control}<span>{Affix}</span></div>""";

    private Markup Control(string id, Markup ties)
    {
        var css = Width is null ? null : (Markup)$" class=\"w-{Width}\"";
        var complete = Autocomplete is null ? null : (Markup)$" autocomplete=\"{Autocomplete}\"";
        var longest = MaxLength is { } length ? (Markup)$" maxlength=\"{length}\"" : null;
        Markup own = $" id=\"{id}\" name=\"{Name}\"{ties}";
        return Type switch
        {
            "textarea" => $"<textarea{own}{css}{longest} rows=\"{Rows}\">\n{Value}</textarea>",
            "select" => $"<select{own}{css}>{Markup.Join(Choices, SelectOption)}</select>",
            "file" => $"<input type=\"file\"{own}{(Accept is null ? null : (Markup)$" accept=\"{Accept}\"")}{(Multiple ? (Markup)$" multiple" : null)}>",
            "number" => $"<input type=\"text\" inputmode=\"decimal\"{own}{css}{complete}{longest} value=\"{Value}\">",
            "password" => $"<input type=\"password\"{own}{css}{complete}{longest}>",
            "text" or "tel" or "email" or "search" or "date" => $"<input type=\"{Type}\"{own}{css}{complete}{longest} value=\"{Value}\">",
            _ => throw new InvalidOperationException($"A field of type {Type} is not known."),
        };
    }

    private Markup SelectOption(Choice choice)
    {
        var selected = choice.Value == Value ? (Markup)$" selected" : null;
        return $"<option value=\"{choice.Value}\"{selected}>{choice.Label}</option>";
    }

    private Markup Options(string id)
    {
        var kind = Type == "checkboxes" ? "checkbox" : "radio";
        var chosen = Type == "checkboxes" ? Values?.ToHashSet(StringComparer.Ordinal) ?? [] : Value is null ? []
            : new HashSet<string>(StringComparer.Ordinal) { Value };
        var first = true;
        var options = Markup.Join(Choices, choice =>
        {
            var own = first ? (Markup)$" id=\"{id}\"" : null;
            first = false;
            var hint = choice.Hint is null ? null : (Markup)$"<small>{choice.Hint}</small>";
            var marked = chosen.Contains(choice.Value) ? (Markup)$" checked" : null;
            Markup control = $"""<input type="{kind}" name="{Name}"{own} value="{choice.Value}"{marked}>""";
            return $"""<label class="choice">{control}<span>{choice.Label}{hint}</span></label>""";
        });
        return $"""<div class="{(Type == "radios-row" ? "choices choices-row" : "choices")}">{options}</div>""";
    }
}

/// <summary>The HTML id of a form field, from its name; the error summary links to it.</summary>
public static class FieldId
{
    public static string Of(string name) => string.Create(name.Length, name, static (id, source) =>
    {
        for (var i = 0; i < id.Length; i++)
            id[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] is '-' or '_' ? source[i] : '-';
    });
}
