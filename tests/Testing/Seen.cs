using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OneStop.Testing;

/// <summary>A page as it came back.</summary>
/// <param name="Address">Where the redirects ended.</param>
/// <param name="Body">The bytes as text.</param>
public sealed record Seen(int Status, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body, IHtmlDocument Document)
{
    public string Path => Address.AbsolutePath;
    public string Title => Document.Title ?? "";
    public string H1 => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What a person reads in the main part, white space folded.</summary>
    public string Text => Fold((Document.QuerySelector("main") ?? Document.Body!).TextContent);

    /// <summary>The lines of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".error-summary li").Select(e => Fold(e.TextContent))];

    public IElement? Find(string selector) => Document.QuerySelector(selector);

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The address of the link whose words (hidden ones too) contain the text.</summary>
    public string Link(string text) => Document.QuerySelectorAll("a[href]")
        .FirstOrDefault(a => a.TextContent.Contains(text, StringComparison.Ordinal))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"There is no link \"{text}\" on {Path} ({Status}): {Text}");

    /// <summary>A form with what stands in it now; by default the only one that posts.</summary>
    public Filled Form(string selector = "form[method=post]") => Document.QuerySelector(selector) is IHtmlFormElement form
        ? new(this, form)
        : throw new InvalidOperationException($"There is no {selector} on {Path} ({Status}): {Text}");

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
