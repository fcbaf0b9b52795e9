using System.ComponentModel.DataAnnotations;
namespace OneStop.Contracts.Catalog;

/// <summary>A benefit that persons or enterprises are entitled to, in words.</summary>
public sealed record Policy
{
    /// <summary>E.g. <c>MS-001</c>; part of the address of its page.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>What people call it: 稳岗返还.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>A sentence or two for the head of its page.</summary>
    public required Bilingual Summary { get; init; }

    /// <summary>Whom searching shows it to; at least one.</summary>
    public IReadOnlyList<Applicant> For { get; init; } = [];

    /// <summary>For whom, in words.</summary>
    public required Bilingual ForWhom { get; init; }

    /// <summary>Code of the department that answers for it.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Department { get; init; }

    /// <summary>What must be true, in words; compared with data that the city has.</summary>
    public IReadOnlyList<Bilingual> Conditions { get; init; } = [];

    /// <summary>What one gets, in words without figures.</summary>
    public required Bilingual Benefit { get; init; }

    /// <summary>Figures that were seen somewhere; never law.</summary>
    public IReadOnlyList<PolicyFigure> Figures { get; init; } = [];

    /// <summary>Nothing has to be filed (免申即享).</summary>
    public required bool ApplyFree { get; init; }

    /// <summary>What happens, step by step.</summary>
    public IReadOnlyList<Bilingual> How { get; init; } = [];

    /// <summary>Region codes in which it holds, with everything below them; empty means everywhere.</summary>
    [RegularExpression(CatalogLimits.Region)]
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Words people use for it, either language.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}

/// <summary>An amount or share. Unverified ones are for officials only.</summary>
public sealed record PolicyFigure(Bilingual Text, Evidence Evidence);
