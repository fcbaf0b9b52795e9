namespace OneStop.Catalog.Search;

/// <summary>Room for one search, used again by the next: a score for every thing, a weight for every term.</summary>
internal sealed class SearchBuffer(SearchIndex index)
{
    private readonly float[] best = new float[index.Things];
    private readonly int[] by = new int[index.Things];
    private readonly bool[] exact = new bool[index.Things];
    private readonly float[] weight = new float[index.Terms];
    private readonly byte[] count = new byte[index.Terms];
    private readonly List<int> found = [];
    private readonly List<int> counted = [];

    public IReadOnlyList<int> Found => found;
    public IReadOnlyList<int> Counted => counted;

    public float Best(int thing) => best[thing];
    public int By(int thing) => by[thing];
    public bool IsExact(int thing) => exact[thing];
    public float Weight(int term) => weight[term];
    public int Count(int term) => count[term];

    public void Offer(int thing, int term, float score, bool fits)
    {
        if (best[thing] == 0)
            found.Add(thing);
        if (score > best[thing])
            (best[thing], by[thing], exact[thing]) = (score, term, fits);
    }

    public void Add(int term, float more)
    {
        if (count[term] == 0)
            counted.Add(term);
        if (count[term] < byte.MaxValue)
            count[term]++;
        weight[term] += more;
    }

    /// <summary>The terms are as if none had been counted.</summary>
    public void ClearTerms()
    {
        foreach (var term in counted)
            (count[term], weight[term]) = (0, 0);
        counted.Clear();
    }

    public void Clear()
    {
        ClearTerms();
        foreach (var thing in found)
            best[thing] = 0;
        found.Clear();
    }
}
