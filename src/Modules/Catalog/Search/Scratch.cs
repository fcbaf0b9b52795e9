namespace OneStop.Catalog.Search;

/// <summary>Room for one search, used again by the next: a score for every thing, a weight for every term.</summary>
internal sealed class Scratch(SearchIndex index)
{
    private readonly float[] best = new float[index.Things];
    private readonly int[] by = new int[index.Things];
    private readonly bool[] exact = new bool[index.Things];
    private readonly float[] weight = new float[index.Terms];
    private readonly byte[] count = new byte[index.Terms];
    private readonly List<int> found = [];
    private readonly List<int> touched = [];

    public IReadOnlyList<int> Found => found;
    public IReadOnlyList<int> Touched => touched;

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

    public void Touch(int term, float more)
    {
        if (count[term] == 0)
            touched.Add(term);
        if (count[term] < byte.MaxValue)
            count[term]++;
        weight[term] += more;
    }

    /// <summary>The terms are as if none had been touched.</summary>
    public void Untouch()
    {
        foreach (var term in touched)
            (count[term], weight[term]) = (0, 0);
        touched.Clear();
    }

    public void Clear()
    {
        Untouch();
        foreach (var thing in found)
            best[thing] = 0;
        found.Clear();
    }
}
