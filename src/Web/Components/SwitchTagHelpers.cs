using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace OneStop.Web;

/// <summary>
/// <c>&lt;form method="post" kept-at="@Model.Here"&gt;</c>: the form whose content stays when the reader changes the language
/// or the version of the site in the head of the page. The address is that of the page it stands on.
/// </summary>
[HtmlTargetElement("form", Attributes = "kept-at")]
public sealed class KeptFormTagHelper : TagHelper
{
    private const string DefaultId = "typed";

    public string KeptAt { get; set; } = "";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the form's own helper, which decides on the token by the action as it is written.</summary>
    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = output.Attributes["id"]?.Value.ToString();
        if (id is null)
            output.Attributes.SetAttribute("id", id = DefaultId);
        var query = ViewContext.HttpContext.Request;
        var address = KeptAt + (KeptAt == query.PathBase + query.Path ? SiteSwitch.Without(query.Query) : QueryString.Empty);
        // A form without an action goes to where the page came from: after a switch that would be the switch again.
        if (!context.AllAttributes.ContainsName("action"))
            output.Attributes.SetAttribute("action", address);
        var isGet = string.Equals(context.AllAttributes["method"]?.Value.ToString(), HttpMethods.Get, StringComparison.OrdinalIgnoreCase);
        ViewContext.HttpContext.Items[typeof(KeptFormTagHelper)] = new KeptForm(id, isGet ? KeptAt : address, isGet);
    }

    internal sealed record KeptForm(string Id, string Address, bool IsGet);
}

/// <summary>
/// <c>&lt;switch-site to="en" lang="en"&gt;English&lt;/switch-site&gt;</c>: changes language or version; a link, or a button
/// of the page's form, which then comes along.
/// </summary>
[HtmlTargetElement("switch-site")]
public sealed class SwitchSiteTagHelper : Component
{
    /// <summary><c>zh</c>, <c>en</c>, <c>elder</c> or <c>standard</c>.</summary>
    public string To { get; set; } = "";
    public string? Lang { get; set => field = Given(value); }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var http = ViewContext.HttpContext;
        var lang = Lang is null ? null : (Markup)$" lang=\"{Lang}\"";
        if (http.Items[typeof(KeptFormTagHelper)] is KeptFormTagHelper.KeptForm form)
        {
            Markup ties = form.IsGet
                ? $" name=\"{SiteSwitch.Query}\" value=\"{To}\" formaction=\"{form.Address}\""
                : (Markup)$" formaction=\"{QueryHelpers.AddQueryString(form.Address, SiteSwitch.Query, To)}\"";
            // The first button of a form is what Enter presses: it is the form's own address, not the switch in the head of the page.
            Markup enter = $"<button form=\"{form.Id}\" class=\"vh\" tabindex=\"-1\" aria-hidden=\"true\"></button>";
            return (Markup)$"{enter}<button form=\"{form.Id}\" formnovalidate{ties}{lang}>{inside}</button>";
        }

        var kind = To is "zh" or "en" ? Langs.Cookie : SiteVersion.Cookie;
        var tag = Lang is null ? null : (Markup)$" hreflang=\"{Lang}\"";
        return (Markup)$"<a href=\"/preferences?{kind}={To}&amp;back={Uri.EscapeDataString(http.Here())}\"{lang}{tag}>{inside}</a>";
    }
}
