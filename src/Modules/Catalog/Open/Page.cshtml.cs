using OneStop.Web;

namespace OneStop.Catalog.Open;

/// <summary>Explains the open data to people who will write a program.</summary>
[Access(Right.ReadOpenData)]
public sealed class OpenDataPage(OneStopSettings settings) : OneStopPage
{
    public static IReadOnlyList<(string Path, string Text)> Lists { get; } =
    [
        ("/matters", "open-data.matters"), ("/matters/{code}/versions/{version}", "open-data.versions"), ("/items", "open-data.items"),
        ("/halls", "open-data.halls"), ("/departments", "open-data.departments"), ("/regions", "open-data.regions"),
    ];

    public static IReadOnlyList<string> Rules { get; } = ["open-data.paging", "open-data.fresh", "open-data.evidence", "open-data.limits", "open-data.stable"];

    public static IReadOnlyList<Refusal> Refusals { get; } =
    [
        Refusal.Invalid("open-data.limit", "limit", OpenDataQuery.Most), Refusal.Invalid("open-data.cursor-broken"),
        Refusal.Invalid("open-data.region-unknown"), Refusal.Invalid("open-data.department-unknown"),
        Refusal.NotFound("open-data.matter-unknown"), Refusal.NotFound("open-data.version-unknown"), Refusal.Invalid("open-data.too-many"),
    ];

    public string Root => $"/api/{OpenData.Version}/catalog";

    public int PerMinute => settings.OpenDataPerMinute;

    /// <summary>Lines to copy into a terminal.</summary>
    public IReadOnlyList<(string Text, string Command)> Examples =>
    [
        ("open-data.try-matters", $"curl '{settings.PublicUrl}{Root}/matters?limit=10'"),
        ("open-data.try-halls", $"curl '{settings.PublicUrl}{Root}/halls?department=market-regulation'"),
        ("open-data.try-again", $"curl --etag-save tag.txt --etag-compare tag.txt -o items.json '{settings.PublicUrl}{Root}/items?limit=200'"),
    ];
}
