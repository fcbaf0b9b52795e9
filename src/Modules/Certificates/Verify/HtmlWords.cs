using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using OneStop.Web;

namespace OneStop.Certificates.Verify;

/// <summary>Small pieces of markup that go into sentences.</summary>
internal static class HtmlWords
{
    public static IHtmlContent Phone(this IHtmlHelper _) => (Markup)$"""<a href="tel:12345">12345</a>""";

    public static IHtmlContent Nowrap(this IHtmlHelper _, string text) => (Markup)$"""<span class="num nb">{text}</span>""";
}
