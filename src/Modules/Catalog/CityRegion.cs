namespace OneStop.Catalog;

/// <summary>Visitors are not asked where they are: the guide shows what may be filed anywhere in the city.</summary>
internal static class CityRegion
{
    public const string Code = "990100";
}
