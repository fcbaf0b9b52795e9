using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary><c>&lt;icon name="done" size="16"/&gt;</c>: always beside words, never instead of them.</summary>
[HtmlTargetElement("icon")]
public sealed class IconTagHelper : Component
{
    public string Name { get; set; } = "";
    public int Size { get; set; } = 16;

    protected override IHtmlContent Draw(IHtmlContent? inside) => Icons.Draw(Name, Size);
}
