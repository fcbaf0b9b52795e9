using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary><c>&lt;back href="/matters" text="办事指南"/&gt;</c>: one step up, above the title.</summary>
[HtmlTargetElement("back")]
public sealed class BackTagHelper : Component
{
    public string Href { get; set; } = "/";
    public string Text { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<a class="back" href="{Href}">{Icons.Draw("back", 16)}{Text}</a>""";
}

/// <summary><c>&lt;crumbs items='[("/", "首页"), …]'/&gt;</c>: the way here, without the page itself.</summary>
[HtmlTargetElement("crumbs")]
public sealed class CrumbsTagHelper(Texts t) : Component
{
    public IReadOnlyList<(string Href, string Text)> Items { get; set; } = [];

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var links = Markup.Join(Items, i => $"""<li><a href="{i.Href}">{i.Text}</a></li>""");
        return (Markup)$"""<nav class="crumbs" aria-label="{t["crumbs.label"]}"><ol>{links}</ol></nav>""";
    }
}

/// <summary><c>&lt;pager previous="?before=…" next="?after=…"/&gt;</c> for lists by key; no numbers, because nobody counts the whole list.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper(Texts t) : Component
{
    public string? Previous { get; set => field = Given(value); }
    public string? Next { get; set => field = Given(value); }

    /// <summary>Href of the first page, when this is not it.</summary>
    public string? First { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        if (Previous is null && Next is null && First is null)
            return Markup.Empty;
        Markup links = $"{Link(First, "pager.first", null)}{Link(Previous, "pager.previous", "prev")}{Link(Next, "pager.next", "next")}";
        return (Markup)$"""<nav class="pager" aria-label="{t["pager.label"]}">{links}</nav>""";
    }

    private Markup? Link(string? href, string key, string? rel) => href is null
        ? null
        : (Markup)$"""<a href="{href}"{(rel is null ? null : (Markup)$" rel=\"{rel}\"")}>{t[key]}</a>""";
}

/// <summary><c>&lt;tabs label="证照归属"&gt;</c> holds at most four <c>&lt;tab href text current&gt;</c>: each an address of its own.</summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTagHelper : Component
{
    public string Label { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<nav class="tabs" aria-label="{Label}">{inside}</nav>""";
}

[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTagHelper : Component
{
    public string Href { get; set; } = "";
    public string Text { get; set; } = "";
    public int? Count { get; set; }
    public bool Current { get; set; }

    protected override IHtmlContent Draw(IHtmlContent? inside) =>
        (Markup)$"""<a href="{Href}"{(Current ? (Markup)$" aria-current=\"page\"" : null)}>{Text}{(Count is { } count ? (Markup)$" {count}" : null)}</a>""";
}

/// <summary><c>&lt;timeline&gt;</c> holds <c>&lt;moment at="…" key="true"&gt;</c>, newest first.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ol class="timeline">{inside}</ol>""";
}

[HtmlTargetElement("moment", ParentTag = "timeline")]
public sealed class MomentTagHelper(Texts t) : Component
{
    public DateTimeOffset At { get; set; }

    /// <summary>What the person should not miss.</summary>
    public bool Key { get; set; }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var css = Key ? (Markup)$" class=\"key\"" : null;
        var exact = At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return (Markup)$"""<li{css}><time datetime="{exact}">{t.Moment(At)}</time><p>{inside}</p></li>""";
    }
}
