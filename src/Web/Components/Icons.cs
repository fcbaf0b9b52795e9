using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace OneStop.Web;

/// <summary>The whole set of drawings: one grid of 24, one stroke, one colour taken from the text. State is shape first, colour second.</summary>
public static class Icons
{
    private const string Warning =
        """<path d="M12 3.5l9.5 17h-19z" fill="currentColor" stroke-linejoin="round"/>"""
        + """<path d="M12 10v5M12 17.4v.4" stroke="#fff" stroke-width="2.2"/>""";

    private const string Disc = """<circle cx="12" cy="12" r="9" fill="currentColor" stroke="none"/>""";

    private static readonly HtmlString Pen =
        new("""fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true" """.TrimEnd());

    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["done"] = Disc + """<path d="M7.5 12.3l3 3 6-6.5" stroke="#fff" stroke-width="2.2"/>""",
        ["now"] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>""",
        ["todo"] = """<circle cx="12" cy="12" r="8.5"/>""",
        ["none"] = """<path d="M6 12h12"/>""",
        ["warning"] = Warning,
        ["wrong"] = Disc + """<path d="M8.5 8.5l7 7M15.5 8.5l-7 7" stroke="#fff" stroke-width="2.2"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.2v.4"/>""",
        ["tick"] = """<path d="M5 12.5l4.5 4.5L19 7.5"/>""",
        ["light-good"] = """<circle cx="12" cy="12" r="8" fill="currentColor" stroke="none"/>""",
        ["light-soon"] = """<path d="M12 4l9 16H3z" fill="currentColor" stroke-linejoin="round"/>""",
        ["light-over"] = """<rect x="4" y="4" width="16" height="16" fill="currentColor" stroke="none"/>""",
        ["light-stop"] = """<path d="M8 5v14M16 5v14" stroke-width="4"/>""",
        ["back"] = """<path d="M15 5l-7 7 7 7"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["download"] = """<path d="M12 4v12M6.5 11l5.5 5.5 5.5-5.5M5 20.5h14"/>""",
        ["phone"] = """<path d="M5 4h4l1.5 5-2.5 1.6a12 12 0 0 0 5.4 5.4L15 13.5l5 1.5v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"/>""",
        ["place"] = """<path d="M12 21s-7-6.2-7-11.5a7 7 0 0 1 14 0C19 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>""",
        ["file"] = """<path d="M7 3.5h7l4.500 4.500v12.500H7zM14 3.500V8h4.500"/>""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Drawings.Keys;

    public static Markup Draw(string name, int size) => Drawings.TryGetValue(name, out var drawing)
        ? (Markup)$"""<svg width="{size}" height="{size}" viewBox="0 0 24 24" {Pen}>{new HtmlString(drawing)}</svg>"""
        : throw new ArgumentException($"There is no icon {name}. There are: {string.Join(", ", Names)}.", nameof(name));
}
