namespace OneStop.Contracts.Exchange;

/// <summary>
/// The registers under the names that the catalogue uses in <c>ElementSource.Register</c>. A path in
/// <c>ElementSource.Path</c> reads the answer record as camel-case JSON: <c>representative</c>, <c>area</c>.
/// </summary>
public static class RegisterNames
{
    public const string Population = "population";
    public const string MarketEntities = "market-entities";
    public const string Premises = "premises";
}
