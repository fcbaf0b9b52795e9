namespace OneStop.Load.Drive;

/// <summary>What one scenario came to at one number of clients.</summary>
internal sealed class Figures(string scenario, int clients)
{
    private readonly List<double> milliseconds = [];

    public double Seconds { get; set; }
    public double RawPerSecond { get; set; }
    public double CpuSeconds { get; set; }
    public int Failed { get; set; }
    public string? FirstFailure { get; set; }

    public void Add(IEnumerable<double> slice) => milliseconds.AddRange(slice);

    public static string Header =>
        $"{"scenario",-12}{"clients",8}{"requests",10}{"failed",8}{"req/s",9}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"raw/s",9}{"of raw",8}{"CPU ms/req",12}";

    public override string ToString()
    {
        milliseconds.Sort();
        var rate = milliseconds.Count / Seconds;
        return $"{scenario,-12}{clients,8}{milliseconds.Count,10}{Failed,8}{rate,9:N0}{At(0.50),9:N1}{At(0.95),9:N1}{At(0.99),9:N1}"
            + (RawPerSecond > 0 ? $"{RawPerSecond,9:N0}{rate / RawPerSecond,8:N2}" : $"{"",17}")
            + $"{CpuSeconds * 1000 / Math.Max(1, milliseconds.Count),12:N2}"
            + (FirstFailure is null ? "" : $"  {FirstFailure}");
    }

    private double At(double share) => milliseconds.Count == 0 ? 0 : milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))];
}
