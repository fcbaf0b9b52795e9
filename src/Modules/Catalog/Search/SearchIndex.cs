using System.Collections.Concurrent;

namespace OneStop.Catalog.Search;

/// <summary>
/// Everything that can be found, by its words: an inverted index in memory, never changed once it is built. A term is a name,
/// synonym, question or answer of a thing; a term that holds a word of a group stands a second time in its common form.
/// </summary>
internal sealed class SearchIndex
{
    private readonly Thing[] things;
    private readonly int[] thingOf;
    private readonly byte[] fieldOf;
    private readonly int[] ends;
    private readonly char[] text;
    private readonly Coverage[] coverages;

    /// <summary>Set on the second form of a term.</summary>
    private const byte Common = 0x80;

    private SearchIndex(Builder built) => (things, thingOf, fieldOf, ends, text, coverages, Postings, Vocabulary) =
        ([.. built.Things], [.. built.ThingOf], [.. built.FieldOf], [.. built.Ends], [.. built.Text], [.. built.Coverages], built.Postings.Build(),
            Sorted(built));

    public static SearchIndex Empty { get; } = Build([]);

    public Postings Postings { get; }

    /// <summary>All words in letters, in order, with their number.</summary>
    public (string[] Words, int[] Numbers) Vocabulary { get; }

    public int Things => things.Length;
    public int Terms => thingOf.Length;

    /// <summary>Bytes that the index itself takes, less the names that the catalogue has anyway.</summary>
    public long Bytes => Postings.Bytes + text.Length * 2L + Terms * 9L + things.Length * 40L;

    public ConcurrentBag<SearchBuffer> Buffers { get; } = [];

    public ReadOnlySpan<char> Text(int term) => text.AsSpan((term == 0 ? 0 : ends[term - 1])..ends[term]);
    public int Length(int term) => ends[term] - (term == 0 ? 0 : ends[term - 1]);
    public int ThingOf(int term) => thingOf[term];
    public Field FieldOf(int term) => (Field)(fieldOf[term] & ~Common);
    public bool IsCommon(int term) => (fieldOf[term] & Common) != 0;
    public Thing ThingAt(int number) => things[number];

    /// <summary>Which coverages a filter lets through.</summary>
    public bool[] Within(SearchFilter filter) => Array.ConvertAll(coverages, c => c.Reaches(filter));

    public static SearchIndex Build(IEnumerable<Findable> findables)
    {
        var builder = new Builder();
        foreach (var findable in findables)
            builder.Add(findable);
        return new(builder);
    }

    private static (string[], int[]) Sorted(Builder built)
    {
        var (words, numbers) = (built.Words.Keys.ToArray(), built.Words.Values.ToArray());
        Array.Sort(words, numbers, StringComparer.Ordinal);
        return (words, numbers);
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Audience">Whom it is for.</param>
    /// <param name="Coverage">Number of the coverage that it shares with others.</param>
    public readonly record struct Thing(FoundKind Kind, string Code, Bilingual Name, Audiences Audience, int Coverage);

    private sealed class Builder
    {
        private readonly Dictionary<(bool, string), int> known = [];

        public List<Thing> Things { get; } = [];
        public List<int> ThingOf { get; } = [];
        public List<byte> FieldOf { get; } = [];
        public List<int> Ends { get; } = [];
        public List<char> Text { get; } = [];
        public List<Coverage> Coverages { get; } = [];
        public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);
        public Postings.Builder Postings { get; } = new();

        public void Add(Findable findable)
        {
            Things.Add(new(findable.Kind, findable.Code, findable.Name, findable.Audience, NumberOf(findable.Coverage)));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (given, field) in findable.Terms)
            {
                var term = SearchWords.Normal(given);
                if (term.Length == 0 || !seen.Add(term))
                    continue;
                var spelled = term.Any(Pinyin.IsHan);
                Add(term, (byte)field, spelled);
                if (spelled && SearchWords.Shared.Same(term) is var same && same != term)
                    Add(same, (byte)((byte)field | Common), false);
            }
        }

        private void Add(string term, byte field, bool spelled)
        {
            var added = ThingOf.Count;
            ThingOf.Add(Things.Count - 1);
            FieldOf.Add(field);
            Text.AddRange(term);
            Ends.Add(Text.Count);
            if (!spelled && (field & Common) == 0)
            {
                foreach (var word in term.Split(' '))
                    Postings.Add(PostingKey.Word(Words.TryGetValue(word, out var number) ? number : Words[word] = Words.Count), added);
                return;
            }

            for (var i = 0; i < term.Length; i++)
            {
                Postings.Add(PostingKey.Char(term[i]), added);
                if (i > 0)
                    Postings.Add(PostingKey.Pair(term[i - 1], term[i]), added);
                // Nobody types a whole answer by its sounds.
                if (spelled && (Field)field <= Field.Question)
                    Spell(term, i, added);
            }
        }

        private void Spell(string term, int i, int number)
        {
            foreach (var syllable in Readings(term[i]))
            {
                Postings.Add(PostingKey.Syllable(syllable), number);
                if (i == 0)
                    continue;
                foreach (var before in Readings(term[i - 1]))
                    Postings.Add(PostingKey.Initials(Pinyin.Shared.Initial(before), Pinyin.Shared.Initial(syllable)), number);
            }
        }

        private static IEnumerable<ushort> Readings(char c) =>
            Pinyin.Shared.Usual(c) is > 0 and var usual ? [usual, .. Pinyin.Shared.More(c)] : [];

        private int NumberOf(Coverage coverage)
        {
            var key = (coverage.IsEverywhere, string.Join(' ', coverage.Regions));
            if (!known.TryGetValue(key, out var number))
            {
                known[key] = number = Coverages.Count;
                Coverages.Add(coverage);
            }

            return number;
        }
    }
}
