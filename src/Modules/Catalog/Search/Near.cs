namespace OneStop.Catalog.Search;

/// <summary>Whether two texts differ in one place: a character replaced, two neighbours swapped, one left out or too many.</summary>
internal static class Near
{
    private const int ShortestToDrop = 3;

    /// <summary>Where the part of <paramref name="whole"/> lies that differs from <paramref name="part"/> in one place, or null.</summary>
    public static Range? Within(ReadOnlySpan<char> part, ReadOnlySpan<char> whole)
    {
        for (var start = 0; start <= whole.Length - part.Length; start++)
        {
            if (ByOne(part, whole.Slice(start, part.Length)))
                return start..(start + part.Length);
        }

        if (part.Length < ShortestToDrop)
            return null;
        foreach (var length in (ReadOnlySpan<int>)[part.Length + 1, part.Length - 1])
        {
            for (var start = 0; start <= whole.Length - length; start++)
            {
                if (ByOne(part, whole.Slice(start, length)))
                    return start..(start + length);
            }
        }

        return null;
    }

    public static bool ByOne(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || (one.Length != other.Length && Math.Min(one.Length, other.Length) < ShortestToDrop - 1))
            return false;
        var head = one.CommonPrefixLength(other);
        var a = one[head..];
        var b = other[head..];
        if (a.Length != b.Length)
            return a.Length > b.Length ? a[1..].SequenceEqual(b) : a.SequenceEqual(b[1..]);
        return a.Length > 0 && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])));
    }
}
