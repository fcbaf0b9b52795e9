namespace OneStop.Contracts.Catalog;

/// <summary>
/// A field with one meaning everywhere (数据元): asked once, whoever needs it. The stored value is a string, a list of
/// strings for <see cref="ElementType.MultiChoice"/>; dates are <c>yyyy-MM-dd</c>, numbers use a point, yes is <c>1</c>; a
/// table is a JSON array of rows, each an object from column code to value.
/// </summary>
public sealed record DataElement
{
    /// <summary>Code of the dictionary, e.g. <c>DE0223</c>; codes of the city's own elements begin with <c>DL</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Readable key, e.g. <c>premisesArea</c>: the name of the control.</summary>
    public required string Key { get; init; }

    public required Bilingual Name { get; init; }

    /// <summary>The label as a question, where that is clearer than the name: 做不做外卖？</summary>
    public Bilingual? Ask { get; init; }

    public Bilingual? Hint { get; init; }
    public required ElementType Type { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>.NET regular expression that the whole value must match.</summary>
    public string? Pattern { get; init; }

    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>Digits after the point of a number.</summary>
    public int Scale { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];
    public Bilingual? Unit { get; init; }
    public CheckDigit Check { get; init; }
    public Mask Mask { get; init; }

    /// <summary>Sensitive personal information (个人信息保护法 art. 28): separate consent, masked by default.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Personal information: encrypted at rest under the subject's key.</summary>
    public bool Personal { get; init; }

    /// <summary>Where it can be had without asking; null means only the applicant knows.</summary>
    public ElementSource? Source { get; init; }

    /// <summary>Whether the applicant may change a value that was taken from its source.</summary>
    public bool Editable { get; init; } = true;

    /// <summary>Why not, in plain words, when it may not be changed.</summary>
    public Bilingual? LockedBecause { get; init; }

    /// <summary>For an ID number: the element with the name that it must belong to, by the population register.</summary>
    public string? NameIn { get; init; }

    /// <summary>The element of the national dictionary that this one of the city's own refines.</summary>
    public string? Refines { get; init; }

    /// <summary>Value of the HTML attribute <c>autocomplete</c>.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Columns of a <see cref="ElementType.Table"/>; their codes are short and count in the table only.</summary>
    public IReadOnlyList<DataElement> Columns { get; init; } = [];

    /// <summary>Rows that a table must have at least, when it is asked at all.</summary>
    public int MinRows { get; init; } = 1;

    /// <summary>Rows that a table may have.</summary>
    public int MaxRows { get; init; } = 20;

    /// <summary>A column that may stay empty.</summary>
    public bool Optional { get; init; }

    /// <summary>The material that stands for a <see cref="ElementType.File"/>.</summary>
    public string? Material { get; init; }

    /// <summary>Kept by the system itself, such as the case number: never asked.</summary>
    public bool Kept { get; init; }

    public ControlWidth Width { get; init; }
    public ElementErrors Errors { get; init; } = new();
}

public enum ElementType { Text, LongText, Number, Integer, Date, YesNo, Choice, MultiChoice, Phone, Table, File }

public enum ControlWidth { Full, Medium, Small }

/// <summary>Which check digit the value carries.</summary>
public enum CheckDigit { None, CreditCode, CitizenId }

/// <summary>How the value is shown where the whole of it is not needed.</summary>
public enum Mask { None, Name, CitizenId, Phone, Middle }

/// <summary>
/// Who knows the value: a certificate on file (<c>business-licence</c>) or a register (<c>account</c>, <c>population</c>,
/// <c>premises</c>).
/// </summary>
/// <param name="Register">Key of the certificate or of the register.</param>
/// <param name="Path">Element code in the data of a certificate; name in the answer of a register.</param>
/// <param name="Name">What the citizen reads: 营业执照.</param>
/// <param name="Department">Code of the department that keeps it.</param>
public sealed record ElementSource(string Register, string Path, Bilingual Name, string Department);

/// <summary>Sentences that say what is wrong and what would be right.</summary>
public sealed record ElementErrors
{
    public Bilingual? Missing { get; init; }
    public Bilingual? Malformed { get; init; }
    public Bilingual? TooLong { get; init; }
    public Bilingual? OutOfRange { get; init; }
}
