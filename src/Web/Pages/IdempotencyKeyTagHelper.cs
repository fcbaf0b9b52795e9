using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>
/// A hidden key that is made when the form is shown and comes back with it. A page shown again after a refusal keeps the
/// posted key: nothing was done under it.
/// </summary>
[HtmlTargetElement("idempotency-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IdempotencyKeyTagHelper : TagHelper
{
    public const string Field = "idempotency-key";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posted = ViewContext.ModelState.TryGetValue(Field, out var entry) && Guid.TryParse(entry.AttemptedValue, out var key) ? key : Guid.CreateVersion7();
        output.TagName = null;
        output.Content.SetHtmlContent((Markup)$"""<input type="hidden" name="{Field}" value="{posted.ToString()}">""");
    }
}
