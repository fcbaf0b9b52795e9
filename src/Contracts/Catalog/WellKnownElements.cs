namespace OneStop.Contracts.Catalog;

/// <summary>
/// Codes of the data elements (数据元, GB/T 19488) that this product reads by itself; every other one is known to the catalogue
/// alone. The shipped catalogue is tested to have them all.
/// </summary>
public static class WellKnownElements
{
    /// <summary>统一社会信用代码 (GB 32100).</summary>
    public const string CreditCode = "DE0201";

    /// <summary>Registered name of an enterprise.</summary>
    public const string EnterpriseName = "DE0202";

    /// <summary>Kind of enterprise, as a code of its list.</summary>
    public const string EnterpriseType = "DE0203";

    /// <summary>Name of the legal representative, or of the operator of an individual business.</summary>
    public const string Representative = "DE0204";

    /// <summary>Registered capital, in 10,000 yuan.</summary>
    public const string RegisteredCapital = "DE0206";

    /// <summary>Address of the premises.</summary>
    public const string PremisesAddress = "DE0208";

    /// <summary>Administrative division of the premises, as its code (GB/T 2260): decides which district handles the case.</summary>
    public const string PremisesDivision = "DE0209";

    /// <summary>What an enterprise may do by its licence.</summary>
    public const string BusinessScope = "DE0210";

    /// <summary>Real-estate unit number of a home that changes hands.</summary>
    public const string HomeUnit = "DL1001";

    /// <summary>Where somebody lives, in words.</summary>
    public const string Residence = "DE0109";

    /// <summary>Where somebody is registered (户籍地址), in words.</summary>
    public const string HouseholdAddress = "DE0107";

    /// <summary>Where a company that is founded will be, in words.</summary>
    public const string NewPremises = "DL0206";

    /// <summary>What says which place a case is about, the most telling first: the same matter for another place is another matter.</summary>
    public static IReadOnlyList<string> Places { get; } = [HomeUnit, PremisesAddress];

    /// <summary>Text of a signboard: what a case is called on pages when it has one.</summary>
    public const string SignboardText = "DE0407";
}
