using System.ComponentModel.DataAnnotations;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// Of a result several documents are made: one for each of a couple, of the people in a table, of the vehicles in a table. Either
/// <see cref="Holders"/> or <see cref="Rows"/> says for whom or what.
/// </summary>
public sealed record EachDocument
{
    /// <summary>Codes of parties, <see cref="Party.Applicant"/> for the applicant, one document each; who has no name in the form gets none.</summary>
    [Explained("Codes of parties, one document for each; applicant is the applicant.")]
    public IReadOnlyList<string> Holders { get; init; } = [];

    /// <summary>Code of a table, a document for each row. A line takes a column as <c>DE1005.name</c>, or else the whole table.</summary>
    public string? Rows { get; init; }

    /// <summary>Column with the name of the row's holder; null: all are the result's holder's.</summary>
    public string? HolderName { get; init; }

    /// <summary>Column with that holder's ID number or credit code, which the population register compares with the name.</summary>
    public string? HolderNumber { get; init; }

    /// <summary>All bear the number of the first, as the two of a couple's; otherwise each has its own.</summary>
    public bool SameNumber { get; init; }
}

/// <summary>
/// What the result of one item says to those that come after it: nobody is asked for it, and it is there once that item is granted and
/// its document is made. Items that name the element among their fields wait for that, see it, and may print it.
/// </summary>
/// <param name="Element">The element of which it becomes the value; it stands on no page of the form.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="From"><c>result.number</c>, or an element that the reviewer of that item settles.</param>
public sealed record ResultValue(
    [property: RegularExpression(CatalogLimits.Code)] string Element, [property: RegularExpression(CatalogLimits.Code)] string Item,
    [property: Explained("result.number, or the code of an element that the reviewer of that item settles.")] string From)
{
    /// <summary>The number printed on the item's document.</summary>
    public const string Number = "result.number";
}
