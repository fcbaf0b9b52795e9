using System.Globalization;

namespace OneStop.Load.Drive;

/// <summary>CPU seconds of the two processes that answer a request.</summary>
internal readonly record struct CpuSeconds(double Portal, double Postgres)
{
    public static CpuSeconds Now(int portal, int postmaster) => new(Cpu.Of(portal), Cpu.OfPostgres(postmaster));

    public CpuSeconds Since(CpuSeconds before) => new(Portal - before.Portal, Postgres - before.Postgres);

    public CpuSeconds And(CpuSeconds more) => new(Portal + more.Portal, Postgres + more.Postgres);
}

/// <summary>CPU seconds that processes used, from /proc: what a shared machine disturbs least.</summary>
internal static class Cpu
{
    private const double TicksPerSecond = 100;

    /// <summary>User and system time of one process.</summary>
    public static double Of(int pid) => Stat(pid) is { } fields ? (Ticks(fields, 11) + Ticks(fields, 12)) / TicksPerSecond : 0;

    /// <summary>Of a PostgreSQL server: the postmaster, its children that ended, and those that run now.</summary>
    public static double OfPostgres(int postmaster)
    {
        if (Stat(postmaster) is not { } fields)
            return 0;
        var total = (Ticks(fields, 11) + Ticks(fields, 12) + Ticks(fields, 13) + Ticks(fields, 14)) / TicksPerSecond;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Stat(pid) is { } child && int.Parse(child[1], CultureInfo.InvariantCulture) == postmaster)
            {
                total += (Ticks(child, 11) + Ticks(child, 12)) / TicksPerSecond;
            }
        }

        return total;
    }

    /// <summary>Resident memory in MB.</summary>
    public static double Megabytes(int pid) =>
        File.ReadLines($"/proc/{pid}/status").Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First();

    // The fields after the process's name, which may hold spaces: [0] is the state, [1] the parent.
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // It ended between the listing and the reading.
        }
    }

    private static double Ticks(string[] fields, int at) => double.Parse(fields[at], CultureInfo.InvariantCulture);
}
