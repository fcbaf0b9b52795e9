using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Browse;

/// <summary>Short lists above the long ones: pure.</summary>
public static class Shortcuts
{
    private const int Shown = 6;

    /// <summary>What is filed most; before anything is, the order of the catalogue.</summary>
    public static IReadOnlyList<Matter> Popular(IReadOnlyList<Matter> published, IReadOnlyList<string> mostFiled)
    {
        var place = mostFiled.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i, StringComparer.Ordinal);
        return [.. published.OrderBy(m => place.GetValueOrDefault(m.Code, int.MaxValue)).Take(Shown)];
    }

    /// <summary>What the reader looked at last, less what is not published any more.</summary>
    public static IReadOnlyList<Matter> Recent(IReadOnlyList<Matter> published, IReadOnlyList<string> looked) =>
        [.. looked.Select(code => published.FirstOrDefault(m => m.Code == code)).OfType<Matter>()];
}
