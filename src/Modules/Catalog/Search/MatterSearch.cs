using System.Text;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Search;

/// <summary>
/// Finds matters by what people type: 餐馆, 我想开家小饭馆, 食品证, cafe. A term fits when one holds the other, or when
/// they differ in one character; the second kind is only offered when the first finds nothing.
/// </summary>
internal static class MatterSearch
{
    private const int LongestQuery = 60;

    public static IReadOnlyList<MatterHit> Find(string text, IReadOnlyList<Matter> matters)
    {
        var query = Normal(text);
        if (query.Length == 0)
            return [];
        var exact = Best(matters, term => Fit(query, term), true);
        return exact.Count > 0 ? exact : Best(matters, term => Near(query, term), false);
    }

    private static List<MatterHit> Best(IReadOnlyList<Matter> matters, Func<string, int> score, bool exact) =>
        [.. from matter in matters
            let best = Terms(matter).Select(t => (Term: t, Score: score(Normal(t)))).MaxBy(t => t.Score)
            where best.Score > 0
            orderby best.Score descending, matter.Code
            select new MatterHit(matter, best.Term, exact)];

    private static IEnumerable<string> Terms(Matter matter) =>
    [
        matter.Name.Zh, matter.Name.En, matter.OfficialName.Zh, matter.OfficialName.En, .. matter.Synonyms,
        .. matter.Items.SelectMany(i => new[] { i.Name.Zh, i.Name.En, i.OfficialName.Zh }),
        .. matter.Items.SelectMany(i => i.Results).SelectMany(r => new[] { r.Name.Zh, r.Name.En }),
    ];

    /// <summary>0 when they do not fit; the more of both is covered, the better.</summary>
    private static int Fit(string query, string term) =>
        term.Length < 2 || query.Length < 2 ? (query == term ? 100 : query.Length == 1 && term.Contains(query, StringComparison.Ordinal) ? 1 : 0)
        : query == term ? 100
        : term.Contains(query, StringComparison.Ordinal) ? 50 + 40 * query.Length / term.Length
        : query.Contains(term, StringComparison.Ordinal) ? 10 + 40 * term.Length / query.Length
        : 0;

    private static int Near(string query, string term)
    {
        var shortest = IsLatin(term) ? 4 : 2;
        if (term.Length < shortest || query.Length < shortest)
            return 0;
        return Enumerable.Range(0, Math.Max(1, query.Length - term.Length + 1))
            .Select(start => query[start..Math.Min(query.Length, start + term.Length)])
            .Append(query)
            .Any(part => DiffersByOne(part, term)) ? 1 + term.Length : 0;
    }

    /// <summary>One character replaced, two neighbours swapped or, in longer words, one left out or too many.</summary>
    private static bool DiffersByOne(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || (one.Length != other.Length && Math.Min(one.Length, other.Length) < 3))
            return false;
        var head = 0;
        while (head < one.Length && head < other.Length && one[head] == other[head])
            head++;
        if (one.Length != other.Length)
            return one.Length > other.Length ? one[(head + 1)..] == other[head..] : one[head..] == other[(head + 1)..];
        var (a, b) = (one[head..], other[head..]);
        return a.Length > 0 && (a[1..] == b[1..] || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]));
    }

    private static bool IsLatin(string term) => term.All(char.IsAscii);

    /// <summary>Lower case, half width, letters and digits only.</summary>
    private static string Normal(string text)
    {
        var normal = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestQuery)))
        {
            var half = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (char.IsLetterOrDigit(half) || char.IsSurrogate(half))
                normal.Append(char.ToLowerInvariant(half));
        }

        return normal.ToString();
    }
}
