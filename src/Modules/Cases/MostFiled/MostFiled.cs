using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Cases;
using OneStop.Kernel.Database;

namespace OneStop.Cases.MostFiled;

/// <summary>Counted once in some minutes on each node; whoever asks meanwhile gets the last count and waits for nobody.</summary>
internal sealed partial class MostFiled(NpgsqlDataSource db, TimeProvider clock, ILogger<MostFiled> log) : IMostFiled
{
    private const string Count = "select matter from cases.cases where submitted_at >= $1 group by matter order by count(*) desc, matter";

    private static readonly TimeSpan Looked = TimeSpan.FromDays(90);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private volatile Counted last = new([], DateTimeOffset.MinValue);
    private int counting;

    public async ValueTask<IReadOnlyList<string>> Matters(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        if (now - last.At < Kept || Interlocked.Exchange(ref counting, 1) == 1)
            return last.Codes;
        try
        {
            var codes = new List<string>();
            await using var command = db.CreateCommand(Count);
            command.Parameters.Add(Sql.P(now - Looked));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                codes.Add(reader.GetString(0));
            last = new(codes, now);
        }
        catch (DbException away)
        {
            // An order of links is worth no error: the last one stands until the next try.
            last = last with { At = now };
            NotCounted(log, away.GetType().Name);
        }
        finally
        {
            Volatile.Write(ref counting, 0);
        }

        return last.Codes;
    }

    private sealed record Counted(IReadOnlyList<string> Codes, DateTimeOffset At);

    [LoggerMessage(LogLevel.Warning, "The most filed matters were not counted: {Reason}")]
    private static partial void NotCounted(ILogger log, string reason);
}
