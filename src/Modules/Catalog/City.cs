namespace OneStop.Catalog;

/// <summary>Visitors are not asked where they are: the guide shows what may be filed anywhere in the city.</summary>
internal static class City
{
    public const string Region = "990100";
}
