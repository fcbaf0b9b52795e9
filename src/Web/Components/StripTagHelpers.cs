using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary><c>&lt;strip&gt;</c> holds <c>&lt;strip-item&gt;</c>: running matters.</summary>
[HtmlTargetElement("strip")]
public sealed class StripTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ul class="strip">{inside}</ul>""";
}

/// <summary><c>&lt;strip-item name="开办餐饮店·禾味小馆" total="5" done="3" busy="2" count="5项里办好3项" href="…" act="看进度"&gt;12月3日前办完&lt;/strip-item&gt;</c></summary>
[HtmlTargetElement("strip-item", ParentTag = "strip")]
public sealed class StripItemTagHelper(Texts t) : Component
{
    public string Name { get; set; } = "";
    public int Total { get; set; }
    public int Done { get; set; }
    public int Busy { get; set; }

    /// <summary>The words under the bar, which say the same.</summary>
    public string Count { get; set; } = "";

    public string Href { get; set; } = "";
    public string Act { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        Markup progress = $"""<div class="prog-cell">{Bar(Total, Done, Busy)}<p class="small">{Count}</p></div>""";
        Markup go = $"""<a class="go" href="{Href}">{Act}{Hidden(t["strip.of", Name])}</a>""";
        return (Markup)$"<li><div><b>{Name}</b><p>{inside}</p></div>{progress}{go}</li>";
    }

    /// <summary>One segment an item: green when done, half blue when it is being worked on.</summary>
    internal static Markup Bar(int total, int done, int busy)
    {
        const double width = 220, gap = 4;
        var each = (width - (gap * (total - 1))) / Math.Max(1, total);
        Markup bars = $"";
        for (var i = 0; i < total; i++)
        {
            var x = i * (each + gap);
            bars.Add(i < done ? Rect(x, each, "bar-done") : Rect(x, each, "bar-rest"));
            if (i >= done && i < done + busy)
                bars.Add(Rect(x, each / 2, "bar-busy"));
        }

        return $"""<svg class="prog" viewBox="0 0 220 6" height="6" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>""";
    }

    private static Markup Rect(double x, double width, string css) =>
        $"""<rect class="{css}" x="{Tenths(x)}" width="{Tenths(width)}" height="6" rx="3"/>""";

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary><c>&lt;life&gt;</c> holds <c>&lt;tile glyph="营" name="开办餐饮店" text="食品许可、招牌、消防" href="…"/&gt;</c>.</summary>
[HtmlTargetElement("life")]
public sealed class LifeTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ul class="life">{inside}</ul>""";
}

[HtmlTargetElement("tile", ParentTag = "life")]
public sealed class TileTagHelper : Component
{
    public string Glyph { get; set; } = "";
    public string Name { get; set; } = "";
    public string Text { get; set; } = "";
    public string Href { get; set; } = "";

    /// <summary>When it can be done, if not always.</summary>
    public string? When { get; set => field = Given(value); }

    /// <summary>It can be done now.</summary>
    public bool Open { get; set; } = true;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var when = When is null ? null : (Markup)$"""<span class="when">{StatusTagHelper.Tag(Open ? State.Done : State.Todo, (Markup)$"{When}")}</span>""";
        Markup glyph = $"""<span class="glyph" lang="zh-CN" aria-hidden="true">{Glyph}</span>""";
        return (Markup)$"""<li><a href="{Href}">{glyph}<b>{Name}</b><span>{Text}</span>{when}</a></li>""";
    }
}

/// <summary>One line of the comparison: what it takes item by item, and what it takes at once.</summary>
public sealed record CompareRow(string Name, int Before, string BeforeText, int After, string AfterText)
{
    /// <summary>The lines on which something is saved; the others would compare nothing.</summary>
    public static IReadOnlyList<CompareRow> Of(params IEnumerable<(string Name, Saving Saving, Func<int, string> Say)> lines) =>
    [
        .. from line in lines
           where line.Saving.SavesSomething
           select new CompareRow(line.Name, line.Saving.Apart, line.Say(line.Saving.Apart), line.Saving.Together, line.Say(line.Saving.Together)),
    ];
}

/// <summary><c>&lt;compare rows="…" caption="…" before="逐项去办" after="一次办"/&gt;</c>: honest figures, bars to scale.</summary>
[HtmlTargetElement("compare")]
public sealed class CompareTagHelper : Component
{
    public IReadOnlyList<CompareRow> Rows { get; set; } = [];
    public string Caption { get; set; } = "";
    public string Before { get; set; } = "";
    public string After { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        Markup head = $"""<thead><tr><td></td><th scope="col">{Before}</th><th scope="col">{After}</th></tr></thead>""";
        return (Markup)$"""<table class="compare"><caption class="vh">{Caption}</caption>{head}<tbody>{Markup.Join(Rows, Row)}</tbody></table>""";
    }

    private static Markup Row(CompareRow row)
    {
        var most = Math.Max(1, Math.Max(row.Before, row.After));
        return $"""<tr><th scope="row">{row.Name}</th>{Cell(row.BeforeText, row.Before * 100 / most)}{Cell(row.AfterText, row.After * 100 / most)}</tr>""";
    }

    private static Markup Cell(string text, int percent)
    {
        Markup filled = $"""<rect width="{percent}" height="8" fill="currentColor"/>""";
        Markup bar = $"""<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{filled}</svg>""";
        return $"""<td><span class="big num">{text}</span>{bar}</td>""";
    }
}
