using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// An item of the basic directory (基本目录): what is the same wherever it is offered (四级四同: code, name, type, basis).
/// Places that offer it add only what differs.
/// </summary>
public sealed record BasicItem
{
    /// <summary>Basic code (基本编码), 12 characters; the same for this item everywhere.</summary>
    [RegularExpression(CatalogLimits.Basic)]
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>The name in the directory.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual OfficialName { get; init; }

    /// <summary>What it is good for, in a sentence or two.</summary>
    public Bilingual? Summary { get; init; }

    /// <summary>Item type, GB/T 39046-2020 annex A.</summary>
    [Coded(CodeTables.ItemType)]
    public required string Type { get; init; }

    /// <summary>Code of the department whose business it is.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Department { get; init; }

    /// <summary>Levels that may decide it, GB/T 39046-2020: 2 province, 3 city, 4 county, 5 subdistrict, 6 community.</summary>
    [Coded(CodeTables.Level)]
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Whom it serves: 1 persons, 2 enterprises, 3 public institutions, 4 social organizations.</summary>
    [Coded(CodeTables.Target)]
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>The rule that it rests on; null when none is written down.</summary>
    public LawBasis? Law { get; init; }

    /// <summary>What must be true for it to be granted.</summary>
    public IReadOnlyList<Bilingual> Conditions { get; init; } = [];

    /// <summary>What is said of its time where neither a place's promise nor <see cref="LegalLimit"/> tells it in days.</summary>
    public CaseType CaseType { get; init; } = CaseType.Promised;

    /// <summary>How much of it can be done online (网办深度), 1 to 4.</summary>
    [Coded(CodeTables.Depth)]
    public string? Depth { get; init; }

    /// <summary>Limit set by law or rule; may be unverified, see <see cref="LegalLimit"/>.</summary>
    public TimeLimit? Statutory { get; init; }

    /// <summary>What it takes when it is filed by itself, outside of a matter; what is fetched is among them.</summary>
    public IReadOnlyList<BasicMaterial> Materials { get; init; } = [];

    /// <summary>Names of what one gets.</summary>
    public IReadOnlyList<Bilingual> Results { get; init; } = [];

    /// <summary>Words people use for it, either language.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Its version in the directory; 0 before it is published.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The limit that may be shown as law; see <see cref="ServiceItem.LegalLimit"/>.</summary>
    [JsonIgnore]
    public TimeLimit? LegalLimit => Statutory is { Evidence: Evidence.Sourced } own ? own : null;

    /// <summary>Whether <see cref="Target"/> names persons. An item that names nobody is for everybody.</summary>
    [JsonIgnore]
    public bool ForPersons => Target.Count == 0 || Target.Contains("1");

    /// <summary>Whether <see cref="Target"/> names bodies of any kind, not enterprises only. An item that names nobody is for everybody.</summary>
    [JsonIgnore]
    public bool ForEnterprises => Target.Count == 0 || Target.Any(t => t != "1");
}

/// <param name="Name">What it is.</param>
/// <param name="Note">What to look out for, or where it is taken from.</param>
/// <param name="Fetched">The office has it or finds it: it is not handed in.</param>
public sealed record BasicMaterial(Bilingual Name, Bilingual? Note = null, bool Fetched = false);
