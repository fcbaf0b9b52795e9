using System.Collections.Concurrent;
using Npgsql;

namespace OneStop.Portal;

/// <summary>
/// The console, where an outage of the database is one line for each kind and interval, with how often it came, and no stack trace:
/// thousands of requests meet the same one, and it is no bug of any of them.
/// </summary>
[ProviderAlias("Console")]
internal sealed class OutageLog : ILoggerProvider, ISupportExternalScope
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ILoggerProvider lines;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly ConcurrentDictionary<(string Category, string Kind), Seen> seen = new();

    public OutageLog(ILoggerProvider lines, TimeProvider clock)
    {
        (this.lines, this.clock) = (lines, clock);
        timer = clock.CreateTimer(_ => Tell(), null, Interval, Interval);
    }

    public ILogger CreateLogger(string categoryName) => new Throttled(this, categoryName, lines.CreateLogger(categoryName));

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => (lines as ISupportExternalScope)?.SetScopeProvider(scopeProvider);

    public void Dispose()
    {
        timer.Dispose();
        lines.Dispose();
    }

    /// <summary>Which line may be written now; the others are counted.</summary>
    private bool IsFirst(string category, string kind, ILogger inner, LogLevel level)
    {
        var now = clock.GetUtcNow();
        var entry = seen.GetOrAdd((category, kind), _ => new(inner, level));
        lock (entry)
        {
            if (entry.Since is { } since && now - since < Interval)
            {
                entry.More++;
                return false;
            }

            entry.Since = now;
            return true;
        }
    }

    private void Tell()
    {
        foreach (var ((_, kind), entry) in seen)
        {
            int more;
            lock (entry)
            {
                (more, entry.More) = (entry.More, 0);
                // The next interval begins where this one was told.
                entry.Since = more > 0 ? clock.GetUtcNow() : entry.Since;
            }

            if (more > 0)
                entry.Logger.Log(entry.Level, default, (kind, more), null, static (told, _) => $"{told.kind}: the same {told.more} times more");
        }
    }

    private static string Kind(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException postgres)
                return $"PostgreSQL answers {postgres.SqlState}";
            if (cause is System.Net.Sockets.SocketException socket)
                return $"The database cannot be reached ({socket.SocketErrorCode})";
        }

        return $"The database is away ({exception.GetType().Name})";
    }

    private sealed class Seen(ILogger logger, LogLevel level)
    {
        public ILogger Logger => logger;
        public LogLevel Level => level;
        public DateTimeOffset? Since { get; set; }
        public int More { get; set; }
    }

    private sealed class Throttled(OutageLog all, string category, ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || !Outages.IsDatabaseAway(exception))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
                return;
            }

            var kind = Kind(exception);
            if (all.IsFirst(category, kind, inner, logLevel))
                inner.Log(logLevel, eventId, (kind, Told: formatter(state, exception)), null, static (told, _) => $"{told.kind}. {told.Told}");
        }
    }
}
