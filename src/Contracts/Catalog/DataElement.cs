using System.ComponentModel.DataAnnotations;
using OneStop.Contracts.Exchange;
namespace OneStop.Contracts.Catalog;

/// <summary>
/// A field with one meaning everywhere (数据元, GB/T 19488): asked once, whoever needs it. The stored value is text, in the
/// form that its <see cref="ElementType"/> says; rules read it as <see cref="MatterFacts"/> says.
/// </summary>
public sealed record DataElement
{
    /// <summary>Code of the dictionary, e.g. <c>DE0223</c>; codes of the city's own elements begin with <c>DL</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>Readable key, e.g. <c>premisesArea</c>: the name of the control.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Key { get; init; }

    /// <summary>What it is called in lists, messages and documents; the label of the field, too, when there is no <see cref="Ask"/>.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>The label as a question, where that is clearer than the name: 做不做外卖？</summary>
    public Bilingual? Ask { get; init; }

    /// <summary>A line below the label: what to write, or where to find it.</summary>
    public Bilingual? Hint { get; init; }

    /// <summary>Decides the control, what may be typed and how it is stored.</summary>
    public required ElementType Type { get; init; }

    /// <summary>Characters (UTF-16) of a text; null means 200, and 2000 for a <see cref="ElementType.LongText"/>.</summary>
    [Range(1, 10_000)]
    public int? MaxLength { get; init; }

    /// <summary>.NET regular expression that the whole value must match.</summary>
    [MaxLength(500)]
    public string? Pattern { get; init; }

    /// <summary>The least number that is allowed; null means any.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number that is allowed; null means any.</summary>
    public decimal? Max { get; init; }

    /// <summary>The earliest date that is allowed, by the day on which it is filed: <c>today+1d</c>, see <see cref="RelativeDay"/>; null means any.</summary>
    [Explained("A day by its distance from the day of filing: today, today+1d, today-6m, today+5y.")]
    public string? Earliest { get; init; }

    /// <summary>The latest date that is allowed, in the same way.</summary>
    [Explained("A day by its distance from the day of filing: today, today+1d, today-6m, today+5y.")]
    public string? Latest { get; init; }

    /// <summary>
    /// Of a date on which somebody is served: the days of the week on which that may be, 1 Monday to 7 Sunday. Public holidays are
    /// closed, and a weekend day that is worked instead counts as a weekday.
    /// </summary>
    [Coded(CodeTables.Day)]
    public IReadOnlyList<int>? OpenOn { get; init; }

    /// <summary>Of such a date: the choice that says the place, whose chosen <see cref="Option.OpenOn"/> goes before the date's own.</summary>
    public string? OpenAt { get; init; }

    /// <summary>Digits after the point of a number.</summary>
    [Range(0, 9)]
    public int Scale { get; init; }

    /// <summary>The code table of a choice, in the order shown: at least one. Empty for every other type.</summary>
    [MaxLength(1_000)]
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Shown behind a number and its control: ㎡, 元. Not part of the value.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>With one, a text must have 18 characters; blanks are dropped and letters become capitals before it is checked and stored.</summary>
    public CheckDigit Check { get; init; }

    /// <summary>Of a table, its columns say it.</summary>
    public Mask Mask { get; init; }

    /// <summary>Sensitive personal information (个人信息保护法 art. 28): separate consent, masked by default.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Personal information; whatever is <see cref="Sensitive"/> is. Forms are encrypted whole, marked or not.</summary>
    public bool Personal { get; init; }

    /// <summary>Where it can be had without asking; null means only the applicant knows.</summary>
    public ElementSource? Source { get; init; }

    /// <summary>Whether the applicant may change a value that was taken from its source.</summary>
    public bool Editable { get; init; } = true;

    /// <summary>Why not, in plain words, when it may not be changed.</summary>
    public Bilingual? LockedBecause { get; init; }

    /// <summary>For an ID number: the element with the name that it must belong to, by the population register.</summary>
    public string? NameIn { get; init; }

    /// <summary>For a name that has to be new: the register in which nobody may have it yet, <c>market-entities</c>.</summary>
    [Explained("The register in which nobody may have this name yet: market-entities.")]
    public string? NewIn { get; init; }

    /// <summary>The element of the national dictionary that this one of the city's own refines.</summary>
    public string? Refines { get; init; }

    /// <summary>Value of the HTML attribute <c>autocomplete</c>.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Columns of a <see cref="ElementType.Table"/>; their codes are short and count in the table only.</summary>
    [MaxLength(30)]
    public IReadOnlyList<DataElement> Columns { get; init; } = [];

    /// <summary>Rows that a table must have at least, when it is asked at all.</summary>
    [Range(0, 500)]
    public int MinRows { get; init; } = 1;

    /// <summary>Rows that a table may have.</summary>
    [Range(1, 500)]
    public int MaxRows { get; init; } = 20;

    /// <summary>A column that may stay empty.</summary>
    public bool Optional { get; init; }

    /// <summary>The material that stands for a <see cref="ElementType.File"/>.</summary>
    public string? Material { get; init; }

    /// <summary>Kept by the system itself, such as the case number: never asked.</summary>
    public bool Kept { get; init; }

    /// <summary>In the form; the cells of a table share the line among them.</summary>
    public ControlWidth Width { get; init; }

    /// <summary>This element's own sentences, in place of the general ones.</summary>
    public ElementErrors Errors { get; init; } = new();
}

/// <summary>What is asked for, and the form in which the value is stored: tidied, with full-width figures and letters made ordinary ones.</summary>
public enum ElementType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines, <c>\n</c> between them.</summary>
    LongText,

    /// <summary>Decimal, with a point and no separators: <c>298.6</c>; not more digits after it than <see cref="DataElement.Scale"/>.</summary>
    Number,

    /// <summary>Whole number of at most 18 characters.</summary>
    Integer,

    /// <summary><c>yyyy-MM-dd</c>, from 1900 to 2200.</summary>
    Date,

    /// <summary><c>1</c> or <c>0</c>. Rules read this text, unlike the answer to a question, which they read as true or false.</summary>
    YesNo,

    /// <summary>The code of one option.</summary>
    Choice,

    /// <summary>Codes of options in the order of the code table, joined by commas; rules read a list.</summary>
    MultiChoice,

    /// <summary>Chinese mobile number of 11 digits, unless <see cref="DataElement.Pattern"/> says otherwise; blanks and hyphens are dropped.</summary>
    Phone,

    /// <summary>JSON array of rows, see <see cref="TableRows"/>; rules read a list of objects.</summary>
    Table,

    /// <summary>Handed in as the material <see cref="DataElement.Material"/>; stands on no page of the form and has no value.</summary>
    File,
}

/// <summary>How wide a control is: as wide as the answer that is expected, so that people see what is wanted.</summary>
public enum ControlWidth
{
    /// <summary>The whole line.</summary>
    Full,

    /// <summary>About half a line.</summary>
    Medium,

    /// <summary>A few characters.</summary>
    Small,
}

/// <summary>Which check digit the value carries.</summary>
public enum CheckDigit
{
    /// <summary>Nothing is checked.</summary>
    None,

    /// <summary>Unified social credit code, GB 32100-2015.</summary>
    CreditCode,

    /// <summary>Citizen identity number, GB 11643-1999, with a real date of birth.</summary>
    CitizenId,
}

/// <summary>How the value is shown where the whole of it is not needed.</summary>
public enum Mask
{
    /// <summary>Whole.</summary>
    None,

    /// <summary>The family name, see <see cref="Masks.Name"/>; whole where applicants and holders check their own papers.</summary>
    Name,

    /// <summary>The first three and the last four characters.</summary>
    CitizenId,

    /// <summary>The first three and the last four digits.</summary>
    Phone,

    /// <summary>The first four and the last four characters: account and certificate numbers.</summary>
    Middle,
}

/// <summary>
/// Who knows the value: a certificate on file (<c>business-licence</c>) or a register (<c>account</c>, <c>population</c>,
/// <c>premises</c>).
/// </summary>
/// <param name="Register">Key of the certificate or of the register.</param>
/// <param name="Path">Element code in the data of a certificate; name in the answer of a register.</param>
/// <param name="Name">What the citizen reads: 营业执照.</param>
/// <param name="Department">Code of the department that keeps it.</param>
public sealed record ElementSource(
    [property: RegularExpression(CatalogLimits.Code)]
    [property: Explained("account, the key of a certificate (business-licence), or a register: one of the platform's or one added under registers.")]
    string Register,
    [property: Explained("Of a certificate the element's code, of a register the name in its answer.")] string Path,
    Bilingual Name, string Department)
{
    /// <summary>
    /// It vouches for who somebody is: people and their parents, the card, the licence of a body, the number of whoever is signed in. Such a
    /// value is shown and not typed over, in every matter; who finds it wrong is told where it is corrected.
    /// </summary>
    public bool Vouches() =>
        Register is RegisterNames.Population or "births" or "id-card" or "business-licence" || (Register == "account" && Path == "idNumber");
}

/// <summary>Sentences that say what is wrong and what would be right; null means the general sentence for it.</summary>
public sealed record ElementErrors
{
    /// <summary>Required and left empty.</summary>
    public Bilingual? Missing { get; init; }

    /// <summary>Against the pattern, or none of the options. What is no number, no date or has a wrong check digit is told in general words.</summary>
    public Bilingual? Malformed { get; init; }

    /// <summary>Longer than <see cref="DataElement.MaxLength"/>.</summary>
    public Bilingual? TooLong { get; init; }

    /// <summary>Below <see cref="DataElement.Min"/> or above <see cref="DataElement.Max"/>.</summary>
    public Bilingual? OutOfRange { get; init; }
}
