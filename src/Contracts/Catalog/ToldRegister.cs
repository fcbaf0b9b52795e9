using System.ComponentModel.DataAnnotations;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// What a register is told when a document is there (办理结果归集, 国务院令第716号 art. 7): without it the register would go on saying
/// that a couple is single and that a home is its seller's.
/// </summary>
public sealed record ToldRegister
{
    /// <summary>Code of the register: one that is asked by number and name, or <c>market-entities</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Register { get; init; }

    /// <summary>
    /// Whose entry it is: code of a <see cref="Party"/>, or <see cref="Party.Applicant"/>. Null: the holder of the document, of several
    /// documents each one's.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>Only while it holds over <c>{ answers, form }</c>; null means always.</summary>
    public Rule? When { get; init; }

    /// <summary>
    /// Which of several things that somebody has it is told of, as of one home: the others stay on file. Null: all that the register has.
    /// </summary>
    public ToldRow? Row { get; init; }

    /// <summary>The entry ends, as that of who sold. Otherwise <see cref="Entry"/> takes the place of what was on file, path by path.</summary>
    public bool Ends { get; init; }

    /// <summary>What the entry says, by its paths; empty when it ends.</summary>
    public IReadOnlyList<ToldValue> Entry { get; init; } = [];
}

/// <summary>One of a list in an entry.</summary>
/// <param name="List">Path of the list: <c>homes</c>.</param>
/// <param name="Key">Path in a row that tells it from the others: <c>unitNumber</c>.</param>
/// <param name="From">Where its value is taken from, as in <see cref="ToldValue.From"/>.</param>
public sealed record ToldRow(
    [property: RegularExpression(CatalogLimits.Code)] string List, [property: RegularExpression(CatalogLimits.Code)] string Key,
    [property: Explained("What tells it from the others: an element code, as DL1001 for a home, or result.number.")] string From)
{
    /// <summary>Where the value is taken from, the first that has one.</summary>
    public IReadOnlyList<string> Sources() => From.Split('|', StringSplitOptions.TrimEntries);
}

/// <summary>One value of an entry.</summary>
/// <param name="Path">Its name in the register's entry, as <see cref="ElementSource.Path"/> reads it.</param>
/// <param name="From">
/// Element codes with <c>|</c> between, of which the first with a value counts, as it is stored; or one of <see cref="Facts"/>; or
/// a fixed text after an equals sign, <c>=20</c>.
/// </param>
public sealed record ToldValue(
    [property: MaxLength(60)] string Path,
    [property: Explained("An element code (DE0202), result.number, result.issued-on, result.holder or result.holder-number; with | between several the first "
        + "that has a value; or a fixed text after an equals sign (=20).")]
    string From)
{
    /// <summary>What a value may be taken from besides the form.</summary>
    public static readonly IReadOnlyList<string> Facts = ["result.number", "result.issued-on", ResultField.Holder, ResultField.HolderNumber];

    /// <summary>The fixed text; null when it is taken from somewhere.</summary>
    public string? Fixed() => From.StartsWith('=') ? From[1..] : null;

    /// <summary>Where it is taken from, the first that has a value.</summary>
    public IReadOnlyList<string> Sources() => Fixed() is null ? From.Split('|', StringSplitOptions.TrimEntries) : [];
}

/// <summary>An earlier certificate that ends when a document is granted: the deed of the seller, the licence of a company that is struck off.</summary>
/// <param name="Result">Its key in the certificate store: <c>title-deed</c>.</param>
/// <param name="Of">Whose it is: code of a <see cref="Party"/>; null for the applicant.</param>
/// <param name="Number">Code of the element that says its number; null for every one of the kind.</param>
/// <param name="Because">Why; whoever verifies it reads this.</param>
/// <param name="When">Only while it holds over <c>{ answers, form }</c>; null means always.</param>
public sealed record EndedCertificate(
    [property: RegularExpression(CatalogLimits.Code)] string Result, string? Of = null, string? Number = null, EndReason Because = EndReason.Replaced,
    Rule? When = null);

/// <summary>Why a grant ends an earlier certificate. Stored in events: the names stay.</summary>
public enum EndReason
{
    /// <summary>Another one has taken its place, or that of its right: 换证, 转移登记.</summary>
    Replaced,

    /// <summary>The holder gave it up: 注销.</summary>
    GivenUp,

    /// <summary>The person died, or the body ceased to be.</summary>
    HolderEnded,
}
