namespace OneStop.Catalog.Search;

/// <summary>One place of a text: this character, or any that is read in one of these ways.</summary>
/// <param name="Char">The character; 0 when it was written by its sound.</param>
/// <param name="Sounds">The syllables, when it was.</param>
/// <param name="Exact">The one syllable that was written out; 0 for an initial or a beginning.</param>
/// <param name="Initial">First letter of what was written.</param>
internal readonly record struct MatchPlace(char Char, HashSet<ushort>? Sounds, ushort Exact, char Initial)
{
    public bool Fits(char c) => Sounds is null ? c == Char : Pinyin.Shared.Reads(c, Sounds);
}

/// <summary>What letters and characters may stand for: canguan, cang, cg, can馆, kai cg.</summary>
internal static class Patterns
{
    private const int MostReadings = 10, LongestRun = 36, LongestSyllable = 6, MostLookedAt = 400;

    /// <summary>The ways to read a text that has letters in it, written-out syllables first; a way is a run of places.</summary>
    public static List<MatchPlace[]> Of(string spaced)
    {
        List<MatchPlace[]> ways = [[]];
        foreach (var run in Runs(spaced))
        {
            var readings = Pinyin.IsHan(run[0]) ? [[.. run.Select(c => new MatchPlace(c, null, 0, '\0'))]] : Readings(run);
            ways = [.. ways.SelectMany(way => readings.Select(r => (MatchPlace[])[.. way, .. r])).Take(MostReadings)];
        }

        return ways;
    }

    /// <summary>How a text in characters sounds.</summary>
    public static MatchPlace[] Sounding(string han) => [.. han.Select(c => Pinyin.Shared.Usual(c) is > 0 and var s
        ? new MatchPlace('\0', [s, .. Pinyin.Shared.More(c)], s, Pinyin.Shared.Initial(s)) : new(c, null, 0, '\0'))];

    private static IEnumerable<string> Runs(string spaced)
    {
        for (var i = 0; i < spaced.Length;)
        {
            var from = i;
            while (i < spaced.Length && spaced[i] != ' ' && Pinyin.IsHan(spaced[i]) == Pinyin.IsHan(spaced[from]))
                i++;
            if (i > from)
                yield return spaced[from..i];
            else
                i++;
        }
    }

    private static List<MatchPlace[]> Readings(string letters)
    {
        var found = new List<MatchPlace[]>();
        if (letters.Length > LongestRun || !letters.All(char.IsAsciiLetterLower))
            return found;
        var looked = 0;
        Split(0, []);
        if (letters.Length > 1 && Mixed(letters) is { } mixed)
            found.Add(mixed);
        found.Add([.. letters.Select(c => Begin(c.ToString()))]);
        return found;

        void Split(int at, List<MatchPlace> so)
        {
            if (found.Count >= MostReadings - 2 || looked++ > MostLookedAt)
                return;
            if (at == letters.Length)
            {
                found.Add([.. so]);
                return;
            }

            for (var length = Math.Min(LongestSyllable, letters.Length - at); length > 0; length--)
            {
                var part = letters.Substring(at, length);
                var syllable = Pinyin.Shared.Number(part);
                if (syllable > 0)
                    Split(at + length, [.. so, Written(part, syllable)]);
                // The last one may not be typed to its end: gua for guan.
                if (so.Count > 0 && length > 1 && at + length == letters.Length && Pinyin.Shared.Beginning(part).Any(s => s != syllable))
                    Split(at + length, [.. so, Begin(part)]);
            }
        }
    }

    /// <summary>Syllables where there are some, else initials: canyxk.</summary>
    private static MatchPlace[]? Mixed(string letters)
    {
        var places = new List<MatchPlace>();
        for (var at = 0; at < letters.Length;)
        {
            var length = Math.Min(LongestSyllable, letters.Length - at);
            while (length > 1 && Pinyin.Shared.Number(letters.Substring(at, length)) == 0)
                length--;
            var part = letters.Substring(at, length);
            places.Add(length > 1 ? Written(part, Pinyin.Shared.Number(part)) : Begin(part));
            at += length;
        }

        return places.Exists(p => p.Exact == 0) && places.Exists(p => p.Exact > 0) ? [.. places] : null;
    }

    private static MatchPlace Written(string part, ushort syllable) => new('\0', [syllable], syllable, part[0]);
    private static MatchPlace Begin(string part) => new('\0', [.. Pinyin.Shared.Beginning(part)], 0, part[0]);
}
