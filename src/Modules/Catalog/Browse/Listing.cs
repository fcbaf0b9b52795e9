namespace OneStop.Catalog.Browse;

/// <summary>A page of a list in memory, by keyset: what stands after a code. Pure.</summary>
/// <param name="Shown">In the order of their codes.</param>
/// <param name="After">Code after which the next page begins; null on the last one.</param>
public sealed record Listing<T>(IReadOnlyList<T> Shown, string? After)
{
    /// <param name="all">In any order.</param>
    /// <param name="code">The key, unique.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="size">Rows of a page.</param>
    public static Listing<T> Of(IEnumerable<T> all, Func<T, string> code, string? after, int size)
    {
        List<T> rest = [.. all.Where(one => string.CompareOrdinal(code(one), after ?? "") > 0).OrderBy(code, StringComparer.Ordinal).Take(size + 1)];
        return rest.Count > size ? new(rest[..size], code(rest[size - 1])) : new(rest, null);
    }
}
