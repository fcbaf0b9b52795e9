namespace OneStop.Load.Drive;

/// <summary>What one scenario came to at one number of clients.</summary>
internal sealed class Figures(string scenario, int clients)
{
    private readonly List<double> milliseconds = [];

    public double Seconds { get; set; }
    public double RawPerSecond { get; set; }
    public CpuSeconds Cpu { get; set; }
    public int Failed { get; set; }
    public string? FirstFailure { get; set; }

    public void Add(IEnumerable<double> slice) => milliseconds.AddRange(slice);

    public static string Header =>
        """
        | scenario | clients | requests | failed | req/s | p50 ms | p95 ms | p99 ms | raw/s | of raw | CPU ms/req | portal | PostgreSQL |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public override string ToString()
    {
        milliseconds.Sort();
        var rate = milliseconds.Count / Seconds;
        var each = 1000.0 / Math.Max(1, milliseconds.Count);
        var raw = RawPerSecond > 0 ? $"{RawPerSecond:N0} | {rate / RawPerSecond:N2}" : "– | –";
        return $"| {scenario} | {clients} | {milliseconds.Count} | {Failed} | {rate:N0} | {At(0.50):N1} | {At(0.95):N1} | {At(0.99):N1} | {raw} | {(Cpu.Portal + Cpu.Postgres) * each:N2} | {Cpu.Portal * each:N2} | {Cpu.Postgres * each:N2} |"
            + (FirstFailure is null ? "" : $" {FirstFailure}");
    }

    private double At(double share) => milliseconds.Count == 0 ? 0 : milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))];
}
