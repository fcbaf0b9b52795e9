namespace OneStop.Catalog.Search;

/// <summary>One search: what was typed is tried as words, by its sounds, and last as if something in it were wrong.</summary>
internal sealed partial class Searching
{
    public const int LongestQuery = 60;

    /// <summary>Entries of the index that one search may look at.</summary>
    public const int MostSteps = 3_000_000;

    private readonly SearchIndex index;
    private readonly SearchBuffer buffer;
    private readonly SearchFilter filter;
    private readonly bool[] within;
    private int steps;
    private string? readAs;

    private Searching(SearchIndex index, SearchBuffer buffer, SearchFilter filter) =>
        (this.index, this.buffer, this.filter, within) = (index, buffer, filter, index.Within(filter));

    public static SearchResult Find(SearchIndex index, string text, SearchFilter filter, int limit)
    {
        var spaced = SearchWords.Spaced(text, LongestQuery);
        if (spaced.Length == 0 || index.Terms == 0)
            return SearchResult.Nothing;
        var room = index.Buffers.TryTake(out var used) ? used : new(index);
        try
        {
            return new Searching(index, room, filter).Run(spaced, limit);
        }
        finally
        {
            room.Clear();
            index.Buffers.Add(room);
        }
    }

    private SearchResult Run(string spaced, int limit)
    {
        var hasHan = spaced.Any(Pinyin.IsHan);
        var whole = spaced.Replace(" ", "", StringComparison.Ordinal);
        var core = hasHan ? SearchWords.Shared.Core(whole) : whole;
        foreach (var (form, factor) in Forms(whole, core))
            Holding(form, factor);
        // Who looks for what is not filed here, or for a page, is not sent to what sounds like it: 离婚 is no 结婚, 政策 no 政审.
        if (SearchWords.Shared.Of(spaced) is not null || SearchWords.Shared.PageOf(spaced) is not null)
            return Ranked(core, limit);
        if (hasHan)
        {
            Overlapping(core);
            if (SearchWords.Shared.Same(core) is var same && same != core)
                Overlapping(same);
        }
        else
        {
            Worded(spaced);
        }

        if (whole.Any(char.IsAsciiLetterLower))
            Sounding(spaced, whole);
        if (!buffer.Found.Any(buffer.IsExact))
        {
            if (hasHan)
                Guess(core);
            else
                GuessWords(spaced);
        }

        return Ranked(core, limit);
    }

    private static IEnumerable<(string Form, float Factor)> Forms(string whole, string core) => new[]
    {
        (whole, 1f), (SearchWords.Shared.Same(whole), .95f), (core, .93f), (SearchWords.Shared.Same(core), .9f),
        (SearchWords.Shared.Spelled(whole) ?? "", .88f),
    }.Where(f => f.Item1.Length > 0).DistinctBy(f => f.Item1);

    private SearchResult Ranked(string core, int limit)
    {
        var found = buffer.Found.Select(thing => (Number: thing, Thing: index.ThingAt(thing), Score: buffer.Best(thing)))
            .OrderByDescending(f => f.Score).ThenBy(f => f.Thing.Kind).ThenBy(f => f.Thing.Name.Zh.Length).ThenBy(f => f.Thing.Code, StringComparer.Ordinal)
            .Take(limit)
            .Select(f => new SearchHit(f.Thing.Kind, f.Thing.Code, f.Thing.Name, Plain(buffer.By(f.Number)), f.Score, buffer.IsExact(f.Number)))
            .ToList();
        var guess = found is [{ Exact: false }, ..] ? readAs ?? Guessed(core, buffer.By(buffer.Found.MaxBy(buffer.Best))) : null;
        return new(found, buffer.Found.Count, guess, steps);
    }

    /// <summary>The term as it is written: the common form of a term stands right after it.</summary>
    private string Plain(int term) => index.Text(index.IsCommon(term) ? term - 1 : term).ToString();

    private bool Lets(int thing)
    {
        var found = index.ThingAt(thing);
        return within[found.Coverage] && (found.Audience & filter.Audience) != Audiences.None && (filter.Kind is null || filter.Kind == found.Kind);
    }

    private void Offer(int term, float score, bool exact)
    {
        var thing = index.ThingOf(term);
        if (!Lets(thing))
            return;
        var own = score * Weight(index.FieldOf(term)) * (index.IsCommon(term) ? .97f : 1);
        buffer.Offer(thing, term, own < Equal && index.ThingAt(thing).Kind == FoundKind.Matter ? Math.Min(own * OfMatter, Equal - 1) : own, exact);
    }

    private const float Equal = 1000, OfMatter = 1.02f;

    private static float Weight(Field field) => field switch
    {
        Field.Name => 1,
        Field.Official => .98f,
        Field.Synonym => .96f,
        Field.Part => .88f,
        Field.Result => .84f,
        Field.Question => .5f,
        _ => .35f,
    };

    /// <summary>How well a term fits that holds all that was asked.</summary>
    private static float Fit(int asked, int term, bool atStart) =>
        asked == term ? Equal : (atStart ? 850 : 750) + 100f * asked / term;

    private bool Spend(int some = 1) => (steps += some) <= MostSteps;
}
