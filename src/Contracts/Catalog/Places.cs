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
    public bool Contains(string code) => code.StartsWith(Code.Length == 6 && Code.EndsWith("00", StringComparison.Ordinal) ? Code[..4] : Code, StringComparison.Ordinal);
}
