using System.Collections.Frozen;

namespace OneStop.Catalog.Search;

/// <summary>How characters are read, without tones; ü is v. A character may be read in several ways.</summary>
internal sealed class Pinyin
{
    private const char First = '\u4e00', Last = '\u9fff';

    private readonly ushort[] usual = new ushort[Last - First + 1];
    private readonly FrozenDictionary<char, ushort[]> more;
    private readonly string[] syllables;
    private readonly FrozenDictionary<string, ushort> numbers;

    private Pinyin(TextReader data)
    {
        var (names, others) = (new List<string> { "" }, new Dictionary<char, ushort[]>());
        while (data.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(' ') is not [var name, var first, .. var also])
                continue;
            var number = (ushort)names.Count;
            names.Add(name);
            foreach (var c in first == "-" ? "" : first)
                usual[c - First] = number;
            foreach (var c in also.Length > 0 ? also[0] : "")
                others[c] = [.. others.GetValueOrDefault(c, []), number];
        }

        syllables = [.. names];
        more = others.ToFrozenDictionary();
        numbers = syllables.Index().Skip(1).ToFrozenDictionary(s => s.Item, s => (ushort)s.Index, StringComparer.Ordinal);
    }

    public static Pinyin Shared { get; } = FromAssembly();

    public static bool IsHan(char c) => c is >= First and <= Last;

    /// <summary>Number of a syllable; 0 when there is none.</summary>
    public ushort Number(string syllable) => numbers.GetValueOrDefault(syllable);

    /// <summary>All syllables that begin so.</summary>
    public IEnumerable<ushort> Beginning(string letters) => numbers.Where(n => n.Key.StartsWith(letters, StringComparison.Ordinal)).Select(n => n.Value);

    public char Initial(ushort syllable) => syllables[syllable][0];

    /// <summary>The usual reading; 0 when it has none.</summary>
    public ushort Usual(char c) => IsHan(c) ? usual[c - First] : (ushort)0;

    /// <summary>Readings beside the usual one.</summary>
    public ReadOnlySpan<ushort> More(char c) => more.TryGetValue(c, out var others) ? others : [];

    /// <summary>Whether the character may be read as one of these syllables.</summary>
    public bool Reads(char c, HashSet<ushort> any)
    {
        if (any.Contains(Usual(c)))
            return true;
        foreach (var other in More(c))
        {
            if (any.Contains(other))
                return true;
        }

        return false;
    }

    /// <summary>The usual reading of a word in one piece: canguan.</summary>
    public string Spell(string word) => string.Concat(word.Select(c => Usual(c) is > 0 and var s ? syllables[s] : c.ToString()));

    private static Pinyin FromAssembly()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("Search/pinyin.txt")
            ?? throw new InvalidOperationException("The readings of characters are missing.");
        using var reader = new StreamReader(stream);
        return new(reader);
    }
}
