using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Applicants;

/// <summary>The district that handles a case: where the premises lie, else where the applicant is registered.</summary>
internal static class CaseRegion
{
    private const int DistrictLength = 6;

    public static string Of(Filing filing, ICatalog catalog)
    {
        var code = filing.State.By.Code;
        return District(filing.State[WellKnownElements.PremisesDivision])
            ?? District(code.Length != 18 ? null : filing.State.By.Kind == Applicant.Enterprise ? code.Substring(2, DistrictLength) : code[..DistrictLength])
            ?? catalog.Regions[0].Code;

        string? District(string? region) => region is { Length: >= DistrictLength } && catalog.Regions.Any(r => r.Code == region[..DistrictLength])
            ? region[..DistrictLength] : null;
    }
}
