using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>Small pieces of markup that go into sentences.</summary>
internal static class HtmlWords
{
    public static IHtmlContent Phone(this IHtmlHelper _) => (Markup)$"""<a href="tel:12345">12345</a>""";

    /// <summary>An identifier may break at its dots: it is longer than a telephone is wide.</summary>
    public static IHtmlContent Identifier(this IHtmlHelper _, string identifier) =>
        (Markup)$"""<span class="num">{Markup.Join(identifier.Split('.').Index(), Part)}</span>""";

    private static Markup Part((int Index, string Text) part) => part.Index == 0 ? (Markup)$"{part.Text}" : (Markup)$".<wbr>{part.Text}";

    public static IHtmlContent Nowrap(this IHtmlHelper _, string text) => (Markup)$"""<span class="num nb">{text}</span>""";
}
