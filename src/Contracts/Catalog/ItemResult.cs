using System.ComponentModel.DataAnnotations;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>What a granted item brings.</summary>
public sealed record ItemResult
{
    /// <summary>E.g. <c>food-licence</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>Name on the document: 食品经营许可证.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Chooses the layout.</summary>
    public required ResultKind Kind { get; init; }

    /// <summary>Validity in months from the decision; null means no end.</summary>
    [Range(1, CatalogLimits.Months)]
    public int? ValidMonths { get; init; }

    /// <summary>
    /// Code of the element that says the end, asked or settled: a date after whose day it ends, as of a single journey, or a whole number
    /// of months for which it holds. Null means that <see cref="ValidMonths"/> tells.
    /// </summary>
    public string? ValidThrough { get; init; }

    /// <summary>Certificate type, 21 characters: credit code of the defining body and 3 digits (GB/T 36904-2018).</summary>
    [RegularExpression(CatalogLimits.CertificateType)]
    public required string CertificateType { get; init; }

    /// <summary>
    /// Letters before the number on the document, 食证; or the number with places in braces where a form is fixed for it:
    /// <c>J{region}-{year}-{serial:6}</c>, also <c>{place}</c>, the region's name, and <c>{uscc}</c>, a new credit code.
    /// </summary>
    public required string NumberPrefix { get; init; }

    /// <summary>Code of the <see cref="Party"/> whose document it is: whose name it bears and in whose wallet it is. Null: the applicant's.</summary>
    public string? Holder { get; init; }

    /// <summary>
    /// It goes to the holder alone, as what an authority tells an employee: the applicant reads that it was issued. Without this the
    /// applicant gets it, too, as a mother gets her child's.
    /// </summary>
    public bool ToHolderOnly { get; init; }

    /// <summary>Code of the material whose first picture is printed on the certificate.</summary>
    public string? Photo { get; init; }

    /// <summary>One document for each of several holders or rows; null: one document.</summary>
    public EachDocument? Each { get; init; }

    /// <summary>
    /// While it holds over <c>{ answers, form }</c>, nobody needs a second one: who has one in force is told so before filing. Null
    /// means that several are usual.
    /// </summary>
    public Rule? Sole { get; init; }

    /// <summary>What stands on the document, in order.</summary>
    public IReadOnlyList<ResultField> Fields { get; init; } = [];

    /// <summary>A sentence of the document below its fields, e.g. the duties of the holder.</summary>
    public Bilingual? Statement { get; init; }

    /// <summary>Which registers are told of it, and what.</summary>
    public IReadOnlyList<ToldRegister> Tells { get; init; } = [];

    /// <summary>Certificates that it ends.</summary>
    public IReadOnlyList<EndedCertificate> Ends { get; init; } = [];
}

/// <summary>Sorts of issued documents. A certificate is framed like a licence, the others are letters. The open data shows these names: they stay.</summary>
public enum ResultKind
{
    /// <summary>证照: the holder shows it to others.</summary>
    Certificate,

    /// <summary>批文: the decision itself, in writing.</summary>
    Approval,

    /// <summary>回执: something was registered, booked or checked.</summary>
    Receipt,

    /// <summary>证明: vouches for a fact.</summary>
    Proof,
}

/// <summary>A line of an issued document.</summary>
/// <param name="Key">Tells the line from the others of the document where faults and changes are named; the embedded data has element codes.</param>
/// <param name="Label">Printed label.</param>
/// <param name="From">
/// Where the value is taken from: an element code (<c>DE0202</c>; codes are shown by their words), or one of
/// <c>result.number</c>, <c>result.issued-on</c>, <c>result.valid-until</c>, <c>result.issuer</c>, <c>result.holder</c>,
/// <c>result.holder-number</c>, <c>case.number</c>, or a column (<c>DE1005.name</c>) of the table that <see cref="EachDocument.Rows"/> names.
/// Several with <c>|</c> between mean the first that has a value; with <c>+</c> between, their codes one after another, as the
/// number of a disability certificate is made of its holder's.
/// </param>
public sealed record ResultField(
    [property: RegularExpression(CatalogLimits.Code)] string Key, Bilingual Label,
    [property: Explained(
        "An element code (DE0202), or result.number, result.issued-on, result.valid-until, result.issuer, result.holder, result.holder-number, case.number, "
        + "or a column of the table with a document for each row (DE1005.name); with | between several "
        + "the first that has a value, with + their codes one after another.")]
    string From)
{
    /// <summary>What a line may be taken from besides the form.</summary>
    public static readonly IReadOnlyList<string> Facts =
        ["result.number", "result.issued-on", "result.valid-until", "result.issuer", Holder, HolderNumber, "case.number"];

    /// <summary>Name of whose document it is.</summary>
    public const string Holder = "result.holder";

    /// <summary>Their ID number or credit code.</summary>
    public const string HolderNumber = "result.holder-number";
}
