using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

public enum Tone { Info, Good, Soon, Bad }

/// <summary>
/// <c>&lt;notice tone="Soon" title="还有2天补正到期" href="…" act="去答复"&gt;一两行&lt;/notice&gt;</c>: a title, at most two lines,
/// at most one action.
/// </summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : Component
{
    public Tone Tone { get; set; }
    public string Title { get; set; } = "";
    public string? Text { get; set => field = Given(value); }
    public string? Href { get; set => field = Given(value); }
    public string? Act { get; set => field = Given(value); }
    public string? Id { get; set => field = Given(value); }

    /// <summary>Level of the heading in the page: 2 or 3.</summary>
    public int Level { get; set; } = 2;

    /// <summary>Size of the drawing; 40 in the elder version.</summary>
    public int Size { get; set; } = 24;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var (css, icon) = Tone switch
        {
            Tone.Good => (" notice-good", "done"),
            Tone.Soon => (" notice-soon", "warning"),
            Tone.Bad => (" notice-bad", "wrong"),
            _ => ("", "info"),
        };
        var title = Level == 3 ? (Markup)$"<h3>{Title}</h3>" : (Markup)$"<h2>{Title}</h2>";
        var text = Text is null ? null : (Markup)$"<p>{Text}</p>";
        var act = Href is null ? null : (Markup)$"""<a class="btn btn-2 btn-sm" href="{Href}">{Act}</a>""";
        Markup body = $"{Icons.Draw(icon, Size)}<div>{title}{text}{inside}</div>{act}";
        return (Markup)$"""<div class="notice{css}{(Href is null ? null : " notice-act")}"{IdAttribute(Id)}>{body}</div>""";
    }
}

/// <summary><c>&lt;empty title="还没有在办的事" text="…" href="/matters" act="去看看能办什么"/&gt;</c>: why it is empty, one way on.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper : Component
{
    public string Title { get; set; } = "";
    public string? Text { get; set => field = Given(value); }
    public string? Href { get; set => field = Given(value); }
    public string? Act { get; set => field = Given(value); }
    public int Level { get; set; } = 2;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var title = Level == 3 ? (Markup)$"<h3>{Title}</h3>" : (Markup)$"<h2>{Title}</h2>";
        var act = Href is null ? null : (Markup)$"""<p><a class="go" href="{Href}">{Act}</a></p>""";
        return (Markup)$"""<div class="empty">{Icons.Draw("todo", 40)}{title}{(Text is null ? null : (Markup)$"<p>{Text}</p>")}{inside}{act}</div>""";
    }
}

/// <summary><c>&lt;verdict good="true" eyebrow="核验结果" title="真的，有效"&gt;一句话&lt;/verdict&gt;</c>: holds the page's h1.</summary>
[HtmlTargetElement("verdict")]
public sealed class VerdictTagHelper : Component
{
    public bool Good { get; set; }
    public string? Eyebrow { get; set => field = Given(value); }

    /// <summary>Of the words above the title, when it is not the page's.</summary>
    public string? EyebrowLang { get; set => field = Given(value); }
    public string Title { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var lang = EyebrowLang is null ? null : (Markup)$" lang=\"{EyebrowLang}\"";
        var eyebrow = Eyebrow is null ? null : (Markup)$"""<p class="eyebrow"{lang}>{Eyebrow}</p>""";
        Markup words = $"""<div class="stack-2">{eyebrow}<h1>{Title}</h1>{inside}</div>""";
        return (Markup)$"""<div class="verdict{(Good ? null : " verdict-bad")}">{Icons.Draw(Good ? "done" : "wrong", 72)}{words}</div>""";
    }
}
