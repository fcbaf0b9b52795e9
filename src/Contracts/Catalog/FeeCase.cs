using System.ComponentModel.DataAnnotations;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>Who pays another fee than everybody else.</summary>
/// <param name="Name">Who, in words: 非住宅.</param>
/// <param name="Amount">Yuan; with <see cref="Each"/> what comes before it.</param>
public sealed record FeeCase(Bilingual Name, [property: Range(0, CatalogLimits.Fee)] decimal Amount)
{
    /// <summary>Holds over <see cref="MatterFacts"/> for who pays it; null for everybody whom no case before it takes.</summary>
    public Rule? When { get; init; }

    /// <summary>Code of the element with the number by which it is counted: an area, a number of copies. Null for a fixed amount.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public string? Per { get; init; }

    /// <summary>Yuan for each of what <see cref="Per"/> counts.</summary>
    [Range(0, CatalogLimits.Fee)]
    public decimal? Each { get; init; }
}

/// <summary>What an item costs this applicant.</summary>
/// <param name="Amount">Yuan, rounded to the fen; null while it depends on what has yet to be answered or filled in.</param>
/// <param name="By">The case that it follows; null for the fee of everybody else, or while it is open which it will be.</param>
public sealed record OwedFee(ServiceItem Item, decimal? Amount, FeeCase? By);
