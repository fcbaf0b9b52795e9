using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>
/// <c>&lt;seal name="东湖市市场监督管理局" size="88" id="seal1"/&gt;</c>: the round seal with the body's name on an arc. It stands
/// only where something is signed.
/// </summary>
[HtmlTargetElement("seal")]
public sealed class SealTagHelper : Component
{
    private const double Centre = 60, Radius = 38.5, GlyphWidth = 16.1;

    private static readonly HtmlString Ring = new("""<circle cx="60" cy="60" r="55" fill="none" stroke="currentColor" stroke-width="3.5"/>""");

    private static readonly HtmlString Star = new("""<path d="M60 44l4.1 11.4 12.1.4-9.6 7.4 3.4 11.6L60 68l-10 6.8 3.4-11.6-9.6-7.4 12.1-.4z"/>""");

    public string Name { get; set; } = "";
    public int Size { get; set; } = 120;

    /// <summary>Unlike any other seal's on the page: the arc is referred to by it.</summary>
    public string Id { get; set; } = "seal";

    protected override IHtmlContent Draw(IHtmlContent? inside) => Seal(Name, Size, Id);

    internal static Markup Seal(string name, int size, string id)
    {
        // The arc is as long as the name, and opens at the bottom by what is left of the circle.
        var length = Math.Min(name.Length * GlyphWidth, 2 * Math.PI * Radius * 0.84);
        var glyph = Math.Min(13.5, length / name.Length * 0.84);
        var half = length / Radius / 2;
        var (x, y) = (Math.Sin(half) * Radius, -Math.Cos(half) * Radius);
        var large = half > Math.PI / 2 ? 1 : 0;
        Markup arc = $"M{N(Centre - x)} {N(Centre + y)}A38.5 38.5 0 {large} 1 {N(Centre + x)} {N(Centre + y)}";
        Markup along = $"""<textPath href="#{id}" textLength="{N(length)}">{name}</textPath>""";
        Markup words = $"""<text font-size="{N(glyph)}" font-weight="600" textLength="{N(length)}" lang="zh-CN">{along}</text>""";
        Markup drawing = $"""{Ring}<path id="{id}" d="{arc}" fill="none"/>{words}{Star}""";
        return $"""<svg class="seal" width="{size}" height="{size}" viewBox="0 0 120 120" aria-hidden="true">{drawing}</svg>""";
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary><c>&lt;certs&gt;</c> holds <c>&lt;cert&gt;</c> cards.</summary>
[HtmlTargetElement("certs")]
public sealed class CertsTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ul class="certs after-5">{inside}</ul>""";
}

/// <summary>
/// <c>&lt;cert name="营业执照" state="Done" state-text="有效" seal="东湖市市场监督管理局" id="c1"&gt;</c> holds
/// <c>&lt;cert-fact term value/&gt;</c> and <c>&lt;cert-acts&gt;</c>. Without a seal it is one that is still to come: dashed, unsigned.
/// </summary>
[HtmlTargetElement("cert")]
public sealed class CertTagHelper(Texts t) : Component
{
    public string Name { get; set; } = "";

    /// <summary>Of the name, when it is not the page's.</summary>
    public string? NameLang { get; set => field = Given(value); }
    public State State { get; set; } = State.Done;
    public string? StateText { get; set => field = Given(value); }
    public string? Seal { get; set => field = Given(value); }
    public string Id { get; set; } = "cert";
    public int Level { get; set; } = 2;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var lang = NameLang is null ? null : (Markup)$" lang=\"{NameLang}\"";
        var title = Level == 3 ? (Markup)$"<h3{lang}>{Name}</h3>" : (Markup)$"<h2{lang}>{Name}</h2>";
        var status = StatusTagHelper.Tag(State, (Markup)$"{StateText ?? t[StatusTagHelper.Words(State)]}");
        var seal = Seal is null ? null : SealTagHelper.Seal(Seal, 88, "seal-" + Id);
        return (Markup)$"""<li class="cert{(Seal is null ? " cert-wait" : null)}">{title}<p class="small">{status}</p>{seal}{inside}</li>""";
    }
}

[HtmlTargetElement("cert-facts")]
public sealed class CertFactsTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<dl class="cert-data">{inside}</dl>""";
}

[HtmlTargetElement("cert-fact", ParentTag = "cert-facts")]
public sealed class CertFactTagHelper : Component
{
    public string Term { get; set; } = "";
    public string? Value { get; set => field = Given(value); }
    public bool Num { get; set; }

    protected override IHtmlContent Draw(IHtmlContent? inside) =>
        (Markup)$"<div><dt>{Term}</dt><dd>{(Num ? (Markup)$"""<span class="num">{Value}</span>""" : Or(inside, Value))}</dd></div>";
}

[HtmlTargetElement("cert-acts")]
public sealed class CertActsTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<div class="cert-acts">{inside}</div>""";
}
