using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary><c>&lt;shortcuts name="常办" items='[("/matters/YJS-E01", "开办餐饮店"), …]'/&gt;</c>: one line of links; nothing when there are none.</summary>
[HtmlTargetElement("shortcuts")]
public sealed class ShortcutsTagHelper : Component
{
    public string Name { get; set; } = "";
    public IEnumerable<(string Href, string Text)> Items { get; set; } = [];

    /// <summary>A link at the end that empties the list.</summary>
    public string? Forget { get; set => field = Given(value); }

    public string? ForgetText { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var links = Items.ToList();
        if (links.Count == 0)
            return Markup.Empty;
        var forget = Forget is null ? null : (Markup)$"""<li><a class="forget" href="{Forget}">{ForgetText}{Hidden(Name)}</a></li>""";
        var lines = Markup.Join(links, l => $"""<li><a href="{l.Href}">{l.Text}</a></li>""");
        return (Markup)$"""<nav class="shortcuts" aria-label="{Name}"><b>{Name}</b><ul>{lines}{forget}</ul></nav>""";
    }
}
