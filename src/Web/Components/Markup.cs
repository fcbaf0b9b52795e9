using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace OneStop.Web;

/// <summary>
/// Markup written as an interpolated string: the literal parts are ours, every hole is encoded unless it is markup itself.
/// <code>Markup item = $"&lt;li class=\"{css}\"&gt;{text}&lt;/li&gt;";</code>
/// </summary>
[InterpolatedStringHandler]
public sealed class Markup : IHtmlContent
{
    /// <summary>Leaves Chinese as it is; the framework's default would write every character as a number.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly IHtmlContent Empty = HtmlString.Empty;

    private readonly StringBuilder html;

#pragma warning disable IDE0060 // The second count is part of the handler's shape.
    public Markup(int literalLength, int formattedCount) => html = new(literalLength + 64);
#pragma warning restore IDE0060

    public void AppendLiteral(string literal) => html.Append(literal);
    public void AppendFormatted(string? text) => html.Append(text is null ? null : Encoder.Encode(text));
    public void AppendFormatted(int number) => html.Append(number);

    public void AppendFormatted(IHtmlContent? content)
    {
        if (content is Markup same)
        {
            html.Append(same.html);
            return;
        }

        if (content is null)
            return;
        using var writer = new StringWriter(html);
        content.WriteTo(writer, Encoder);
    }

    public Markup Add(Markup more)
    {
        html.Append(more.html);
        return this;
    }

    public static Markup Join<T>(IEnumerable<T> items, Func<T, Markup> each)
    {
        Markup all = $"";
        foreach (var item in items)
            all.Add(each(item));
        return all;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);
    public override string ToString() => html.ToString();
}
