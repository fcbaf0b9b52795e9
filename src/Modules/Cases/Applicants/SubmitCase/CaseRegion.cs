using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Applicants;

/// <summary>
/// The district that handles a case: where the premises or the home lie that it is about, else where the applicant lives, else where they are
/// registered; the number of an ID card, which only says where somebody was registered first, comes last.
/// </summary>
internal static class CaseRegion
{
    private const int DistrictLength = 6;

    // A credit code has it after its first two characters.
    private const int InCreditCode = 2;

    public static string Of(Filing filing, ICatalog catalog)
    {
        var by = filing.State.By;
        return Of(code => filing.Composition.Fields.Any(f => f.Element.Code == code) ? filing.State[code] : null,
            by.Kind == Applicant.Enterprise ? string.Concat(by.Code.Skip(InCreditCode)) : by.Code, catalog.Regions);
    }

    /// <param name="stated">Value of an element of the form; null when it has none.</param>
    /// <param name="registered">What begins with the division in which the applicant was registered.</param>
    /// <param name="regions">The city first.</param>
    public static string Of(Func<string, string?> stated, string registered, IReadOnlyList<Region> regions)
    {
        return District(stated(WellKnownElements.PremisesDivision)) ?? Named(stated(WellKnownElements.NewPremises))
            ?? District(stated(WellKnownElements.HomeUnit)) ?? Named(stated(WellKnownElements.Residence)) ?? Named(stated(WellKnownElements.HouseholdAddress))
            ?? District(registered) ?? regions[0].Code;

        string? District(string? code) => code is { Length: >= DistrictLength } && regions.Any(r => r.Code == code[..DistrictLength])
            ? code[..DistrictLength] : null;

        // An address that names two districts names none.
        string? Named(string? address) => address is { Length: > 0 }
            && regions.Where(r => r.Code.Length == DistrictLength && r.Parent is not null && address.Contains(r.Name.Zh, StringComparison.Ordinal)).ToList()
                is [var one] ? one.Code : null;
    }
}
