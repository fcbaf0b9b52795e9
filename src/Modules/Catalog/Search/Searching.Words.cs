namespace OneStop.Catalog.Search;

internal sealed partial class Searching
{
    private const float EnoughOfIt = .5f, EnoughWords = .6f;
    private const int ShortestStart = 3, ManyTerms = 5000;

    /// <summary>Terms that hold the whole text.</summary>
    private void Holding(string form, float factor)
    {
        var keys = form.Length == 1 ? [PostingKey.Char(form[0])] : Pairs(form);
        foreach (var term in All(keys))
        {
            var text = index.Text(term);
            Spend(text.Length);
            if (text.IndexOf(form, StringComparison.Ordinal) is >= 0 and var at)
                Offer(term, Fit(form.Length, text.Length, at == 0) * factor, true);
        }
    }

    /// <summary>Terms that the text holds, and those that share much of it, rare parts counting more than common ones.</summary>
    private void Overlapping(string asked)
    {
        if (asked.Length < 2)
            return;
        var total = 0f;
        var pairs = Pairs(asked);
        foreach (var pair in pairs.OrderBy(index.Postings.Count))
        {
            var rare = MathF.Log(1 + (float)index.Terms / (1 + index.Postings.Count(pair)));
            total += rare;
            CountTerms(pair, rare, IsCommon(pair));
        }

        foreach (var term in buffer.Counted)
        {
            var share = buffer.Weight(term) / total;
            var length = index.Length(term);
            if (length >= 2 && length <= asked.Length && buffer.Count(term) + 1 >= Math.Min(length, pairs.Count)
                && asked.AsSpan().IndexOf(index.Text(term), StringComparison.Ordinal) >= 0)
                Offer(term, 500 + 200f * length / asked.Length, true);
            else if (share >= EnoughOfIt)
                Offer(term, 200 + 250 * share, false);
        }

        buffer.ClearTerms();
    }

    /// <summary>Counts the terms of a key, or only those among them that are counted already.</summary>
    private void CountTerms(ulong key, float more, bool onlyKnown)
    {
        for (var terms = index.Postings.Read(key); terms.MoveNext() && Spend();)
        {
            if (!onlyKnown || buffer.Count(terms.Current) > 0)
                buffer.Add(terms.Current, more);
        }
    }

    /// <summary>So many terms hold it that it finds nothing by itself.</summary>
    private bool IsCommon(ulong key) => index.Postings.Count(key) > Math.Max(ManyTerms, index.Terms / 20);

    /// <summary>Terms in letters that hold the words; the last may be a beginning.</summary>
    private void Worded(string spaced)
    {
        var words = spaced.Split(' ');
        Worded(words.Any(w => !SearchWords.Shared.IsFiller(w)) ? [.. words.Where(w => !SearchWords.Shared.IsFiller(w))] : words, spaced, 1, true);
    }

    private void Worded(string[] words, string spaced, float factor, bool exact)
    {
        var total = 0f;
        foreach (var word in words)
        {
            var numbers = Numbers(word, word == words[^1] && word.Length >= ShortestStart);
            var rare = MathF.Log(1 + (float)index.Terms / (1 + numbers.Sum(n => index.Postings.Count(PostingKey.Word(n)))));
            total += rare;
            var seen = numbers.Count > 1 ? new HashSet<int>() : null;
            foreach (var number in numbers)
            {
                for (var terms = index.Postings.Read(PostingKey.Word(number)); terms.MoveNext() && Spend();)
                {
                    if (seen?.Add(terms.Current) is not false)
                        buffer.Add(terms.Current, rare);
                }
            }
        }

        foreach (var term in buffer.Counted)
        {
            var share = buffer.Weight(term) / total;
            var text = index.Text(term);
            if (buffer.Count(term) >= words.Length)
                Offer(term, (text.SequenceEqual(spaced) ? Equal : 700 + 200f * words.Length / (1 + text.Count(' '))) * factor, exact);
            else if (share >= EnoughWords)
                Offer(term, (200 + 250 * share) * factor, false);
        }

        buffer.ClearTerms();
    }

    private List<int> Numbers(string word, bool mayGoOn)
    {
        var (words, numbers) = index.Vocabulary;
        var at = Array.BinarySearch(words, word, StringComparer.Ordinal);
        var found = new List<int>();
        for (var i = at < 0 ? ~at : at; i < words.Length && (mayGoOn ? words[i].StartsWith(word, StringComparison.Ordinal) : words[i] == word) && Spend(); i++)
            found.Add(numbers[i]);
        return found;
    }

    private static List<ulong> Pairs(string text) => [.. Enumerable.Range(1, text.Length - 1).Select(i => PostingKey.Pair(text[i - 1], text[i])).Distinct()];

    /// <summary>Terms that hold all of the keys, from the rarest on.</summary>
    private List<int> All(IEnumerable<ulong> keys)
    {
        var terms = new List<int>();
        var first = true;
        foreach (var key in keys.OrderBy(index.Postings.Count))
        {
            var reader = index.Postings.Read(key);
            if (first)
            {
                while (reader.MoveNext() && Spend())
                    terms.Add(reader.Current);
                first = false;
                continue;
            }

            if (terms.Count == 0)
                break;
            var (kept, more) = (0, reader.MoveNext());
            for (var i = 0; i < terms.Count; i++)
            {
                var term = terms[i];
                while (more && reader.Current < term && Spend())
                    more = reader.MoveNext();
                if (more && reader.Current == term)
                    terms[kept++] = term;
            }

            terms.RemoveRange(kept, terms.Count - kept);
        }

        return terms;
    }
}
