using System.ComponentModel.DataAnnotations;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>A material that one or several items need, and the ways in which it can be had.</summary>
public sealed record MaterialSpec
{
    /// <summary>E.g. <c>layout-plan</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>What the paper is called: 设备设施、布局和操作流程图.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>What will do, in a few words: 手绘也可以.</summary>
    public Bilingual? Hint { get; init; }

    /// <summary>Ways to satisfy it, lightest first.</summary>
    public IReadOnlyList<MaterialWay> Ways { get; init; } = [];

    /// <summary>Accepted media types of an upload.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = ["application/pdf", "image/jpeg", "image/png"];

    /// <summary>Pages or photos of one upload.</summary>
    [Range(1, 50)]
    public int MaxPages { get; init; } = 10;

    /// <summary>Bytes of one file.</summary>
    [Range(1, 100_000_000)]
    public long MaxBytes { get; init; } = 10_000_000;

    /// <summary>What must be seen in it, point by point: the advice to the applicant and the yardstick of the clerk.</summary>
    public IReadOnlyList<Bilingual> Points { get; init; } = [];

    /// <summary>A text to fill in and print, paragraph by paragraph; of a commitment, what is promised where the items do not say it.</summary>
    public IReadOnlyList<Bilingual> Template { get; init; } = [];
}

/// <summary>
/// How a material is had, from the lightest to the heaviest for the applicant. Cases store these names and the open data
/// shows them: they stay.
/// </summary>
public enum WayKind
{
    /// <summary>Issued by another item of the same matter; open when that item is chosen, too.</summary>
    Result,

    /// <summary>An electronic certificate on file; open while the applicant has one in force.</summary>
    Certificate,

    /// <summary>What a register says; open when the register has an answer for this applicant.</summary>
    SharedData,

    /// <summary>Made from the form; always open.</summary>
    Generated,

    /// <summary>The applicant's promise instead of a proof (告知承诺, 国办发〔2020〕42号); always open.</summary>
    Commitment,

    /// <summary>Uploaded in an earlier case; open when <see cref="Known.EarlierUploads"/> has the material.</summary>
    EarlierUpload,

    /// <summary>Handed in as files; always open, and the only way that is counted as a paper to prepare.</summary>
    Upload,
}

/// <summary>One way to satisfy a material.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Source">Code of the item whose result it is, certificate type key (<c>business-licence</c>), register, or document to
/// generate; null for uploads.</param>
/// <param name="Detail">What the citizen reads: 从电子营业执照里取.</param>
/// <param name="Department">Code of the department it comes from, when there is one.</param>
public sealed record MaterialWay(
    WayKind Kind,
    [property: Explained(
        "result: code of the item; certificate: key of the certificate (business-licence); sharedData: the register; "
        + "generated and commitment: a name of your own for the document; uploads have none.")]
    string? Source = null, Bilingual? Detail = null, string? Department = null)
{
    /// <summary>Open only while it holds over <see cref="MatterFacts"/>: a register may know another house than the one named. Null: always.</summary>
    public Rule? When { get; init; }
}
