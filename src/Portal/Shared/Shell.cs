using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>
/// The parts of a layout that are the same on every page, drawn once for each language and kept: a page spends its time on
/// itself.
/// </summary>
public sealed class Shell(SiteMap site, Assets assets)
{
    private readonly ConcurrentDictionary<(Lang Lang, string Part), HtmlString> drawn = new();

    /// <summary>What stands in the head besides the title.</summary>
    public IHtmlContent Head(Texts t) => Once(t, "head", () =>
        $"""
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <meta name="format-detection" content="telephone=no">
        <link rel="icon" href="{assets.Url("favicon.svg")}" type="image/svg+xml">
        <link rel="stylesheet" href="{assets.Url("onestop.css")}">
        """);

    /// <summary>The mark with the name; the region only where there is room for it.</summary>
    public IHtmlContent Brand(Texts t, bool elder) => Once(t, elder ? "brand-elder" : "brand", () => Brand("/", t["site.name"], elder ? null : t["site.region"]));

    public IHtmlContent DeskBrand(Texts t) => Once(t, "brand-desk", () => Brand(Places.Desk, t["desk.name"], t["desk.small"]));

    /// <summary>The places of a citizen, the one at this address marked.</summary>
    public IHtmlContent CitizenPlaces(Texts t, string here)
    {
        var current = Places.Citizen.FirstOrDefault(p => p.Holds(here));
        return Once(t, "places:" + current?.Path, () =>
            $"""<nav class="head-nav" aria-label="{t["site.places"]}"><ul>{Markup.Join(Places.Citizen.Where(Stands), p => $"<li>{Link(t, p, p == current)}</li>")}</ul></nav>""");
    }

    /// <summary>The places of a member of staff; the most exact one is marked.</summary>
    public IHtmlContent StaffPlaces(Texts t, string here, PostRole? role)
    {
        var places = role switch { PostRole.Editor => Places.Editor, PostRole.Operator => Places.Operator, _ => Places.Staff };
        var current = places.Where(p => p.Holds(here)).MaxBy(p => p.Path.Length);
        return Once(t, $"desk:{places[0].Path}:{current?.Path}", () =>
            $"""<nav aria-label="{t["site.places"]}">{Markup.Join(places.Where(Stands), p => Link(t, p, p == current))}</nav>""");
    }

    public IHtmlContent Foot(Texts t, bool elder) => Once(t, elder ? "foot-elder" : "foot", () =>
    {
        Markup links = $"""<ul class="foot-links">{Markup.Join(Places.Foot.Where(Stands), p => $"<li>{Link(t, p, false)}</li>")}</ul>""";
        return $"""
            <footer class="site-foot"><div class="wrap foot-grid">
            <div><p>{t["foot.call"]}</p><a class="foot-phone" href="tel:12345">12345</a><p>{t["foot.hours"]}</p></div>
            <div class="foot-end stack">{(elder ? null : links)}<p>{t["foot.owner"]}</p></div>
            </div></footer>
            """;
    });

    private bool Stands(Place place) => place.Path == "/" || site.Has(place.Path);

    private static Markup Link(Texts t, Place place, bool current) =>
        $"""<a href="{place.Path}"{(current ? (Markup)$" aria-current=\"page\"" : null)}>{t[place.Text]}</a>""";

    private static Markup Brand(string href, string name, string? small) =>
        $"""<a class="brand" href="{href}"><svg class="mark" width="36" height="36" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="5"/><path d="M8 10.5h20M18 7v7M11 14.5h14M9 21v-3.5h18V21M13 20.5h10v4H13zM15 27l1 2M21 27l-1 2M8 30h20"/></svg><span>{name}</span>{(small is null ? null : (Markup)$"<small>{small}</small>")}</a>""";

    private HtmlString Once(Texts t, string part, Func<Markup> draw) =>
        drawn.GetOrAdd((t.Lang, part), static (_, draw) => new(draw().ToString()), draw);
}
