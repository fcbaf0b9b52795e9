namespace OneStop.Catalog.Search;

internal sealed partial class Searching
{
    private const float WrittenOut = .9f, Initials = .7f, AlikeInSound = .82f;
    private const int ShortestWord = 4, LongestGuess = 24;

    /// <summary>Letters as pinyin, whole or initials only, with characters among them.</summary>
    private void Sounding(string spaced, string whole)
    {
        foreach (var way in Patterns.Of(spaced))
        {
            var written = way.Count(p => p.Exact > 0 || p.Sounds is null);
            if (way.Length > 1 || written > 0)
                Matching(way, Initials + (WrittenOut - Initials) * written / way.Length, true);
        }

        if (SearchWords.Shared.Spelled(whole) is { } group)
            Holding(group, WrittenOut * .97f);
    }

    private void Matching(MatchPlace[] way, float factor, bool exact)
    {
        foreach (var term in All(Keys(way)))
        {
            var text = index.Text(term);
            if (!Spend(text.Length))
                return;
            if (At(way, text) is >= 0 and var at)
                Offer(term, Fit(way.Length, text.Length, at == 0) * factor, exact);
        }
    }

    private static int At(MatchPlace[] way, ReadOnlySpan<char> text)
    {
        for (var start = 0; start <= text.Length - way.Length; start++)
        {
            var fits = 0;
            while (fits < way.Length && way[fits].Fits(text[start + fits]))
                fits++;
            if (fits == way.Length)
                return start;
        }

        return -1;
    }

    private static IEnumerable<ulong> Keys(MatchPlace[] way)
    {
        for (var i = 0; i < way.Length; i++)
        {
            if (way[i].Sounds is null)
                yield return PostingKey.Char(way[i].Char);
            else if (way[i] is { Exact: > 0, Sounds.Count: 1 })
                yield return PostingKey.Syllable(way[i].Exact);
            if (i > 0 && way[i - 1] is { Sounds.Count: > 0 } before && way[i] is { Sounds.Count: > 0 } here && IsOneInitial(before) && IsOneInitial(here))
                yield return PostingKey.Initials(before.Initial, here.Initial);
        }
    }

    // Readings of one character may begin differently; then its initial narrows nothing.
    private static bool IsOneInitial(MatchPlace place) => place.Sounds!.All(s => Pinyin.Shared.Initial(s) == place.Initial);

    /// <summary>Nothing fits as it was written: what sounds the same, then what differs in one character.</summary>
    private void Guess(string asked)
    {
        var cut = asked.Length > LongestGuess ? asked[..LongestGuess] : asked;
        if (cut.Length < 2)
            return;
        Matching(Patterns.Sounding(cut), AlikeInSound, false);
        var characters = cut.Distinct().ToArray();
        var repeated = cut.Length - characters.Length;
        // Whoever lacks one character at most has one of any two.
        foreach (var (i, key) in characters.Select(PostingKey.Char).OrderBy(index.Postings.Count).Index())
            CountTerms(key, 0, i > 1 + repeated && IsCommon(key));

        foreach (var term in buffer.Counted)
        {
            var length = index.Length(term);
            if (index.FieldOf(term) >= Field.Question || index.IsCommon(term) || buffer.Count(term) < Math.Min(cut.Length, length) - 1 - repeated
                || !Spend(length))
                continue;
            if (NearScore(cut, index.Text(term), out _) is > 0 and var score)
                Offer(term, score, false);
        }

        buffer.ClearTerms();
    }

    private static float NearScore(ReadOnlySpan<char> asked, ReadOnlySpan<char> term, out ReadOnlySpan<char> part)
    {
        part = term;
        if (Near.ByOne(asked, term))
            return 650 + asked.Length;
        if (asked.Length >= 3 && asked.Length < term.Length && Near.Within(asked, term) is { } inside)
        {
            part = term[inside];
            return 480 + 120f * asked.Length / term.Length;
        }

        return term.Length >= 3 && term.Length < asked.Length && Near.Within(term, asked) is not null ? 400 + 120f * term.Length / asked.Length : 0;
    }

    /// <summary>What of a term was taken for what was asked; null when they only share some of it.</summary>
    private string? Guessed(string asked, int term)
    {
        if (index.IsCommon(term) || asked.Length < 2)
            return null;
        var text = index.Text(term);
        var way = Patterns.Sounding(asked);
        if (At(way, text) is >= 0 and var at)
            return text.Slice(at, way.Length).ToString();
        return NearScore(asked, text, out var part) > 0 ? part.ToString() : null;
    }

    /// <summary>Words in letters that nobody uses are taken for the nearest that somebody does.</summary>
    private void GuessWords(string spaced)
    {
        var words = spaced.Split(' ').Where(w => !SearchWords.Shared.IsFiller(w)).ToArray();
        var guessed = words.Select(w => Numbers(w, false).Count > 0 || w.Length < ShortestWord ? w : Nearest(w) ?? w).ToArray();
        if (guessed.SequenceEqual(words))
            return;
        Worded(guessed, string.Join(' ', guessed), .65f, false);
        readAs = buffer.Found.Count > 0 ? string.Join(' ', guessed) : null;
    }

    private string? Nearest(string word)
    {
        var (words, numbers) = index.Vocabulary;
        string? best = null;
        var most = 0;
        for (var i = 0; i < words.Length && Spend(); i++)
        {
            if (words[i].Length >= ShortestWord && Near.ByOne(word, words[i]) && index.Postings.Count(PostingKey.Word(numbers[i])) is var uses && uses > most)
                (best, most) = (words[i], uses);
        }

        return best;
    }
}
