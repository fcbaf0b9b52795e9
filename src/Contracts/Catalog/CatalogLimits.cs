namespace OneStop.Contracts.Catalog;

/// <summary>
/// How long, how many and how much the catalogue takes: what is beyond is a slip, and no page could show it. They stand at the members
/// themselves, as attributes; pages, files and the documented schema read them there.
/// </summary>
public static class CatalogLimits
{
    /// <summary>Characters of a text in one language, where its member says nothing else.</summary>
    public const int Text = 2_000;

    /// <summary>Characters of a name, as it stands on certificates and in lists.</summary>
    public const int Name = 200;

    /// <summary>Characters of a code, a key or a word, where its member says nothing else.</summary>
    public const int Word = 200;

    /// <summary>Entries of a list, where its member says nothing else.</summary>
    public const int Entries = 200;

    /// <summary>Days of a limit.</summary>
    public const int Days = 1_000;

    /// <summary>Yuan of a fee.</summary>
    public const int Fee = 10_000_000;

    /// <summary>Months for which a result is valid: a hundred years.</summary>
    public const int Months = 1_200;

    /// <summary>Versions of a matter.</summary>
    public const int Versions = 100_000;

    /// <summary>The first and the last year of a date.</summary>
    public const int FirstYear = 2000, LastYear = 2199;

    /// <summary>What stands in addresses, in rules and in the names of controls.</summary>
    public const string Code = "^[A-Za-z0-9_-]{1,50}$";

    /// <summary>As printed, with an extension.</summary>
    public const string Phone = @"^[0-9][0-9 \-()（）转]{2,29}$";

    /// <summary>Of an administrative division, 6, 9 or 12 digits.</summary>
    public const string Region = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$";

    /// <summary>Of the basic directory.</summary>
    public const string Basic = "^[0-9A-Za-z]{12}$";

    /// <summary>Credit code of the body that defines it, and 3 digits (GB/T 36904-2018).</summary>
    public const string CertificateType = "^[0-9A-Z]{18}[0-9]{3}$";
}
