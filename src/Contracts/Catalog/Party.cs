using System.ComponentModel.DataAnnotations;
using OneStop.Contracts.Exchange;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// Somebody whom a matter is about besides its applicant: the child, the employee, the deceased, the spouse, the company that is
/// founded. Sources are asked about them for what is theirs, and a result may be theirs.
/// </summary>
public sealed record Party
{
    /// <summary>Where parties are listed, the applicant; no party has this code.</summary>
    public const string Applicant = "applicant";

    /// <summary>Stable code in the matter, e.g. <c>employee</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>As the applicant calls them: 参保职工.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Elements with their name: the first that has a value counts. At least one.</summary>
    public IReadOnlyList<string> NameIn { get; init; } = [];

    /// <summary>Elements with their ID number or credit code, likewise; empty while there is none yet, as of a newborn.</summary>
    public IReadOnlyList<string> NumberIn { get; init; } = [];

    /// <summary>The matter is about somebody's death, or what they left.</summary>
    public bool MayHaveDied { get; init; }

    /// <summary>
    /// What registers say of them is told to the applicant only while it holds over <c>{ applicant: { code, name }, births: … }</c>, each
    /// register as it answered of this party: the register itself says that the two belong together. Name and number alone are no
    /// such proof, and null means that nothing is told but that they fit.
    /// </summary>
    public Rule? KnownWhen { get; init; }

    /// <summary>Elements that tell of them: their source is asked about this party, see <see cref="KnownWhen"/>.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>
    /// Elements that registers say of them to the departments alone, once it is filed: whether the other half of a couple is single, what a
    /// seller owns. The form never asks them, the applicant never reads them; an item sees those that its checkpoints look at. A path of
    /// <see cref="OnFile"/> says 1 or 0: whether anything is on file.
    /// </summary>
    public IReadOnlyList<string> ForDepartments { get; init; } = [];

    /// <summary>Path of an element of <see cref="ForDepartments"/> that says whether the register has an entry.</summary>
    public const string OnFile = "@on-file";

    /// <summary>Materials that are their papers: what a register says of the applicant does not stand for them.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Whether a register may spare a paper of theirs: that name and number fit is told to who typed both.</summary>
    public bool MayBeAsked(string register) => KnownWhen is not null || register == RegisterNames.Population;

    /// <summary>What a source of this party is called in <see cref="Known"/>: <c>employee/social-insurance</c>.</summary>
    public string Source(string register) => $"{Code}/{register}";

    /// <summary>Whether <see cref="Source"/> of this party gave the name.</summary>
    public bool IsSource(string known) => known.StartsWith(Code + "/", StringComparison.Ordinal);

    /// <summary>The first of some elements (<see cref="NameIn"/>, <see cref="NumberIn"/>) with a value; null when none has one.</summary>
    /// <param name="value">By element code; null or empty for none.</param>
    public static (string Element, string Value)? First(IEnumerable<string> elements, Func<string, string?> value)
    {
        foreach (var element in elements)
        {
            if (value(element) is { Length: > 0 } found)
                return (element, found);
        }

        return null;
    }
}
