using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace OneStop.Web;

/// <summary>What is left of markup where only characters can go: a page title, an attribute.</summary>
internal static partial class PlainText
{
    public static string Of(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, Markup.Encoder);
        return WebUtility.HtmlDecode(Tags().Replace(writer.ToString(), ""));
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
