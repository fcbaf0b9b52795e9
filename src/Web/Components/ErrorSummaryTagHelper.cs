using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>
/// <c>&lt;error-summary/&gt;</c> before the page's title: what has to be mended, each line a link to its control with the same
/// words. Nothing when nothing is wrong. With <c>fields</c> (names of the fields), the lines follow the page.
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper(Texts t) : Component
{
    public IEnumerable<string>? Fields { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var errors = ViewContext.ModelState
            .Where(f => f.Value is { Errors.Count: > 0 })
            .SelectMany(f => f.Value!.Errors.Take(f.Key.Length == 0 ? int.MaxValue : 1), (f, e) => (Field: f.Key, Message: e.ErrorMessage))
            .ToList();
        if (errors.Count == 0)
            return Markup.Empty;
        if (Fields is not null)
        {
            var places = Fields.Select((name, place) => (name, place)).ToDictionary(p => p.name, p => p.place, StringComparer.Ordinal);
            errors = [.. errors.OrderBy(e => places.GetValueOrDefault(e.Field, e.Field.Length == 0 ? -1 : int.MaxValue))];
        }

        var lines = Markup.Join(errors, e => e.Field.Length == 0
            ? (Markup)$"<li>{e.Message}</li>"
            : $"""<li><a href="#{FieldId.Of(e.Field)}">{e.Message}</a></li>""");
        var title = errors.Any(e => e.Field.Length > 0) ? t["errors.title", errors.Count] : t["errors.refused"];
        return (Markup)$"""<div class="error-summary" role="alert" tabindex="-1" autofocus><h2>{Icons.Draw("warning", 22)}{title}</h2><ul>{lines}</ul></div>""";
    }

    /// <summary>The words before a page's title while something is wrong: 有2处要改·.</summary>
    public static string TitlePrefix(ViewContext view, Texts t)
    {
        var count = view.ModelState.Count(f => f.Value is { Errors.Count: > 0 });
        return count == 0 ? "" : t["errors.prefix", count];
    }
}
