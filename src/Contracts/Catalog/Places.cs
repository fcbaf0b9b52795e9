using OneStop.Kernel;

namespace OneStop.Contracts.Catalog;

/// <summary>A department of the city.</summary>
public sealed record Department
{
    /// <summary>Stable code, e.g. <c>market-regulation</c>; posts of staff name it.</summary>
    public required string Code { get; init; }

    /// <summary>Unified social credit code (GB 32100-2015).</summary>
    public required string CreditCode { get; init; }

    /// <summary>Full name as on its seal: 东湖市市场监督管理局.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Name on pages of the same city: 市场监督管理局.</summary>
    public required Bilingual ShortName { get; init; }

    public required string Phone { get; init; }
    public required Bilingual Hours { get; init; }
}

/// <summary>An administrative division; 6 digits down to the county (GB/T 2260), 9 a street, 12 a community.</summary>
public sealed record Region(string Code, Bilingual Name, string? Parent)
{
    /// <summary>Whether <paramref name="code"/> is this region or lies in it.</summary>
    public bool Contains(string code) => Covers(Code, code);

    /// <summary>Whether the region <paramref name="code"/> is <paramref name="region"/> or lies in it, by their codes alone.</summary>
    public static bool Covers(string region, string code) =>
        region.Length >= 6 && code.StartsWith(region.Length == 6 && region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region, StringComparison.Ordinal);
}
