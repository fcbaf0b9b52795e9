using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OneStop.Portal.Tests.Settings;

public sealed class OutageLogTests : IDisposable
{
    private readonly Lines lines = new();
    private readonly HandClock clock = new();
    private readonly OutageLog log;

    public OutageLogTests() => log = new(lines, clock);

    public void Dispose() => log.Dispose();

    [Fact]
    public void An_outage_is_one_line_a_kind_and_interval_with_a_count_and_no_stack_trace()
    {
        for (var i = 0; i < 1270; i++)
            Write("requests", Away());
        clock.Pass(OutageLog.Interval);
        clock.Pass(OutageLog.Interval);

        var told = lines.Written;
        told.Count.ShouldBe(2);
        told.ShouldAllBe(l => l.Exception == null);
        told[0].Message.ShouldContain("The database cannot be reached (ConnectionRefused)");
        told[1].Message.ShouldContain("the same 1269 times more");
    }

    [Fact]
    public void Another_kind_and_another_part_of_the_program_have_lines_of_their_own()
    {
        Write("requests", Away());
        Write("due", Away());
        Write("requests", new PostgresException("shutting down", "FATAL", "FATAL", "57P01"));
        lines.Written.Count.ShouldBe(3);
    }

    [Fact]
    public void A_bug_is_written_in_full_each_time()
    {
        for (var i = 0; i < 3; i++)
            Write("requests", new InvalidOperationException("a bug"));
        lines.Written.ShouldAllBe(l => l.Exception is InvalidOperationException);
        lines.Written.Count.ShouldBe(3);
    }

    private void Write(string category, Exception exception) =>
        log.CreateLogger(category).Log(LogLevel.Error, default, "Failed", exception, static (state, _) => state);

    private static NpgsqlException Away() => new("Failed to connect", new SocketException((int)SocketError.ConnectionRefused));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<(string Message, Exception? Exception)> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((formatter(state, exception), exception));
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);
        private Action? tick;

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            tick = () => callback(state);
            return new NoTimer();
        }

        public void Pass(TimeSpan by)
        {
            now += by;
            tick!();
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
