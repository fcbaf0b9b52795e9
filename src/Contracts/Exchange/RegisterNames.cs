using System.Collections.Frozen;

namespace OneStop.Contracts.Exchange;

/// <summary>
/// The registers under the names that the catalogue uses in <c>ElementSource.Register</c> and as source of shared data. A path
/// in <c>ElementSource.Path</c> reads the answer as camel-case JSON: <c>representative</c>, <c>area</c>.
/// </summary>
public static class RegisterNames
{
    /// <summary>People, by public security; asked through <see cref="IPopulationRegister"/>.</summary>
    public const string Population = "population";

    /// <summary>Enterprises and their licences, by market regulation; asked through <see cref="ILicenceRegister"/>.</summary>
    public const string MarketEntities = "market-entities";

    /// <summary>Titles and leases of business premises; asked through <see cref="IPlaceRegister"/>.</summary>
    public const string Premises = "premises";

    /// <summary>
    /// Those that are all asked in the same way, by ID number or credit code (<see cref="IDataRegister"/>). Another one is a
    /// line here and an address in the settings.
    /// </summary>
    public static readonly FrozenSet<string> Shared = FrozenSet.Create(StringComparer.Ordinal,
        "household", "marriage", "births", "social-insurance", "medical-insurance", "real-estate", "family-homes", "housing-contracts", "utilities", "tax",
        "vehicles", "road-transport", "disability", "relief", "vaccination", "residence-permit", "employment");

    /// <summary>Every register that can be asked at all.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.Create(StringComparer.Ordinal, [Population, MarketEntities, Premises, .. Shared]);
}
