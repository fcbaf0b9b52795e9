using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary><c>&lt;facts&gt;</c> holds <c>&lt;fact&gt;</c> rows: prefilled data and check-your-answers alike.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<dl class="facts">{inside}</dl>""";
}

/// <summary><c>&lt;fact term="店名" source="来自营业执照·市场监管局·今日" href="…" act="更正"&gt;东湖市禾味小馆&lt;/fact&gt;</c></summary>
[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTagHelper : Component
{
    public string Term { get; set; } = "";

    /// <summary>Of the term, when it is not that of the page.</summary>
    public string? TermLang { get; set => field = Given(value); }

    public string? Value { get; set => field = Given(value); }
    public string? Source { get; set => field = Given(value); }
    public string? Href { get; set => field = Given(value); }

    /// <summary>The word of the link; the term follows it for a screen reader.</summary>
    public string? Act { get; set => field = Given(value); }

    /// <summary>Figures, dates, numbers of documents.</summary>
    public bool Num { get; set; }

    /// <summary>The value is what is wrong (an altered certificate).</summary>
    public bool Wrong { get; set; }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var css = (Num, Wrong) switch
        {
            (true, true) => " class=\"num wrong\"",
            (true, false) => " class=\"num\"",
            (false, true) => " class=\"wrong\"",
            _ => "",
        };
        var source = Source is null ? null : FieldTagHelper.SourceLine(Source);
        var act = Href is null ? null : (Markup)$"""<dd class="act"><a href="{Href}">{Act}{Hidden(Term)}</a></dd>""";
        var lang = TermLang is null ? null : (Markup)$" lang=\"{TermLang}\"";
        return (Markup)$"""<div><dt{lang}>{Term}</dt><dd{new HtmlString(css)}>{Or(inside, Value)}{source}</dd>{act}</div>""";
    }
}

/// <summary><c>&lt;tasks&gt;</c> holds <c>&lt;task&gt;</c> rows.</summary>
[HtmlTargetElement("tasks")]
public sealed class TasksTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ul class="tasks">{inside}</ul>""";
}

/// <summary><c>&lt;task name="店面和场地" note="面积、外卖" href="…" state="Now"/&gt;</c>; a step that cannot be taken has no href.</summary>
[HtmlTargetElement("task", ParentTag = "tasks")]
public sealed class TaskTagHelper(Texts t) : Component
{
    public string Name { get; set; } = "";
    public string? Note { get; set => field = Given(value); }
    public string? Href { get; set => field = Given(value); }
    public State State { get; set; }
    public string? StateText { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        Markup name = Href is null ? (Markup)$"<span>{Name}</span>" : $"""<a href="{Href}">{Name}</a>""";
        var note = Note is null ? null : (Markup)$"<small>{Note}</small>";
        return (Markup)$"""<li><div>{name}{note}{inside}</div>{StatusTagHelper.Tag(State, (Markup)$"{StateText ?? t[StatusTagHelper.Words(State)]}")}</li>""";
    }
}

/// <summary>
/// <c>&lt;rows&gt;</c> (add <c>numbered</c> or <c>pair</c>) holds <c>&lt;row name="…" text="…"&gt;what stands at the end&lt;/row&gt;</c>;
/// with <c>icon</c> a drawing stands before it.
/// </summary>
[HtmlTargetElement("rows")]
public sealed class RowsTagHelper : Component
{
    public bool Numbered { get; set; }
    public bool Pair { get; set; }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var css = (Pair ? " rows-pair" : "") + (Numbered ? " plain" : "");
        return Numbered ? (Markup)$"""<ol class="rows{css}">{inside}</ol>""" : (Markup)$"""<ul class="rows{css}">{inside}</ul>""";
    }
}

[HtmlTargetElement("row", ParentTag = "rows")]
public sealed class RowTagHelper : Component
{
    public string Name { get; set; } = "";
    public string? Text { get; set => field = Given(value); }
    public string? Icon { get; set => field = Given(value); }
    public bool Bad { get; set; }

    /// <summary>Rows that are headings of their own (under an h2).</summary>
    public bool Heading { get; set; } = true;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var name = Heading ? (Markup)$"<h3>{Name}</h3>" : (Markup)$"<b>{Name}</b>";
        Markup body = $"""<div>{name}{(Text is null ? null : (Markup)$"<p>{Text}</p>")}</div>""";
        return Icon is null
            ? (Markup)$"""<li>{body}{(inside is null ? null : (Markup)$"""<div class="end">{inside}</div>""")}</li>"""
            : (Markup)$"""<li class="with-icon"><span class="row-icon{(Bad ? " bad" : null)}">{Icons.Draw(Icon, 20)}</span>{body}{inside}</li>""";
    }
}

/// <summary><c>&lt;band&gt;</c> holds up to four <c>&lt;band-item term="时间" value="5个工作日"/&gt;</c> across the page.</summary>
[HtmlTargetElement("band")]
public sealed class BandTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<dl class="band">{inside}</dl>""";
}

[HtmlTargetElement("band-item", ParentTag = "band")]
public sealed class BandItemTagHelper : Component
{
    public string Term { get; set; } = "";
    public string? Value { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"<div><dt>{Term}</dt><dd>{Or(inside, Value)}</dd></div>";
}
