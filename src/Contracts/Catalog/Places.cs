using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace OneStop.Contracts.Catalog;

/// <summary>A department of the city.</summary>
public sealed record Department
{
    /// <summary>Stable code, e.g. <c>market-regulation</c>; posts of staff name it.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>Unified social credit code (GB 32100-2015).</summary>
    public required string CreditCode { get; init; }

    /// <summary>Full name as on its seal: 东湖市市场监督管理局.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Name on pages of the same city: 市场监督管理局.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual ShortName { get; init; }

    /// <summary>For people who ask, as printed: 027-8888 0315.</summary>
    [RegularExpression(CatalogLimits.Phone)]
    public required string Phone { get; init; }

    /// <summary>When somebody answers the telephone, in words: 工作日 9:00–17:00.</summary>
    public required Bilingual Hours { get; init; }

    /// <summary>A company that serves people (water, power, bank): what it refuses is no decision in law, and nobody reviews it.</summary>
    public bool Provider { get; init; }

    /// <summary>The body that reviews its decisions, in full: the city's government, or the office above (行政复议法 24, 27). Null when nobody said.</summary>
    public Bilingual? ReviewedBy { get; init; }

    /// <summary>The court that hears suits against its decisions, in full (行政诉讼法 14 to 20). Null when nobody said.</summary>
    public Bilingual? Court { get; init; }
}

/// <summary>
/// An administrative division; 6 digits down to the county (GB/T 2260), 9 a street, 12 a community. Codes are kept without
/// the zeros at their end, so that a code begins with the code of what it lies in.
/// </summary>
public sealed record Region(
    [property: RegularExpression(CatalogLimits.Region)] string Code, [property: MaxLength(CatalogLimits.Name)] Bilingual Name,
    [property: RegularExpression(CatalogLimits.Region)] string? Parent)
{
    /// <summary>The statistical code of 12 digits.</summary>
    [JsonIgnore]
    public string FullCode => Code.PadRight(12, '0');

    /// <summary>1 province, 2 city, 3 county, 4 street, 5 community.</summary>
    [JsonIgnore]
    public int Level => Code.Length switch
    {
        12 => 5,
        9 => 4,
        _ => Code.EndsWith("0000", StringComparison.Ordinal) ? 1 : Code.EndsWith("00", StringComparison.Ordinal) ? 2 : 3,
    };

    /// <summary>Whether <paramref name="code"/> is this region or lies in it.</summary>
    public bool Contains(string code) => Covers(Code, code);

    /// <summary>Whether the region <paramref name="code"/> is <paramref name="region"/> or lies in it, by their codes alone.</summary>
    public static bool Covers(string region, string code) =>
        region.Length >= 6 && code.StartsWith(Stem(region), StringComparison.Ordinal);

    private static string Stem(string region) =>
        region.Length != 6 ? region : region.EndsWith("0000", StringComparison.Ordinal) ? region[..2] : region.EndsWith("00", StringComparison.Ordinal)
            ? region[..4] : region;
}

/// <summary>A place where people are served: a hall, a window in it, or a self-service point.</summary>
public sealed record Hall
{
    /// <summary>E.g. <c>hall-city</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>What may lie in what, see <see cref="Parent"/>.</summary>
    public required HallKind Kind { get; init; }

    /// <summary>As on its sign: 东湖市政务服务中心.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Code of the region it serves.</summary>
    [RegularExpression(CatalogLimits.Region)]
    public required string Region { get; init; }

    /// <summary>Street and number, and inside of a building floor and area.</summary>
    public required Bilingual Address { get; init; }

    /// <summary>Degrees, CGCS2000; null together with <see cref="Longitude"/>.</summary>
    [Range(-90, 90)]
    public double? Latitude { get; init; }

    /// <summary>Degrees, CGCS2000; null together with <see cref="Latitude"/>.</summary>
    [Range(-180, 180)]
    public double? Longitude { get; init; }

    /// <summary>As printed; null where nobody answers one.</summary>
    [RegularExpression(CatalogLimits.Phone)]
    public string? Phone { get; init; }

    /// <summary>Empty means those of the hall for a window in one, else around the clock, holidays included.</summary>
    public IReadOnlyList<OpeningHours> Hours { get; init; } = [];

    /// <summary>Code of the hall in which a window or a self-service point is; a hall is in none.</summary>
    public string? Parent { get; init; }

    /// <summary>Codes of the departments served here; empty means all.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    /// <summary>What to know before coming, in a sentence or two.</summary>
    public Bilingual? Note { get; init; }
}

/// <summary>Sorts of places, in the order in which lists show them. The open data shows these names: they stay.</summary>
public enum HallKind
{
    /// <summary>A house of its own, with people in it.</summary>
    Hall,

    /// <summary>A window, as a rule inside of a hall.</summary>
    Window,

    /// <summary>A machine: nobody files a matter here with a clerk.</summary>
    SelfService,
}

/// <summary>A span of opening, the same on several days of the week; public holidays are closed and make-up workdays open as Monday to Friday.</summary>
/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="From">Opens, <c>HH:mm</c>, China time.</param>
/// <param name="To">Closes, <c>HH:mm</c> up to <c>24:00</c>; earlier than <paramref name="From"/> means on the next day.</param>
public sealed record OpeningHours(
    [property: Coded(CodeTables.Day)] IReadOnlyList<int> Days, [property: Explained("HH:mm.")] string From,
    [property: Explained("HH:mm, up to 24:00.")] string To);
