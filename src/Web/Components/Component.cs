using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>A component: a tag of ours that is replaced by its markup.</summary>
public abstract class Component : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(inside.IsEmptyOrWhiteSpace ? null : inside));
    }

    /// <param name="inside">What stands between the tags; null when nothing does.</param>
    protected abstract IHtmlContent Draw(IHtmlContent? inside);

    /// <summary>Razor writes an attribute whose expression is null as an empty one; both mean that it was not given.</summary>
    protected static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    protected static Markup IdAttribute(string? id) => string.IsNullOrEmpty(id) ? $"" : (Markup)$" id=\"{id}\"";

    /// <summary>Words that only a screen reader needs, so that a link makes sense on its own.</summary>
    protected static Markup Hidden(string? words) => string.IsNullOrEmpty(words) ? $"" : (Markup)$"""<span class="vh">{words}</span>""";

    protected static IHtmlContent Or(IHtmlContent? inside, string? text) => inside ?? (Markup)$"{text}";
}
