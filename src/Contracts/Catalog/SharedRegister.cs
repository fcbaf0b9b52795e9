using System.ComponentModel.DataAnnotations;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// A register of another department that was added by data: asked by number and name like those of
/// <see cref="Exchange.RegisterNames.Shared"/>. Where it is, the operator says in the settings: data never decides where personal data goes.
/// </summary>
public sealed record SharedRegister
{
    /// <summary>The name that elements, ways and conditions of parties use, e.g. <c>pet-registry</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>What officials read: 犬只登记.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Code of the department that keeps it.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Department { get; init; }
}
