using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Demo.People;
using OneStop.Rules;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Operations;

/// <summary>A portal whose background work stands still, so that what a test lays as stuck stays so; it remembers what is logged.</summary>
public sealed class QuietPortal : PortalUnderTest, ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Logged { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OneStop:Workers", "false")];

    protected override void Adjust(WebApplicationBuilder builder) => builder.Logging.AddProvider(this);

    public async Task<Browser> Operator()
    {
        var browser = await Visitor();
        (await browser.SignIn("hanmo", DemoCast.Read().Password, "/staff/signin")).Path.ShouldBe("/operations/dead-letters");
        return browser;
    }

    public async Task Clean() => await Run("delete from platform.due");

    /// <summary>Something that failed; given up when <paramref name="dead"/>.</summary>
    public Task LayFailed(Guid stream, string kind, string reason, bool dead = false, int attempts = 3, int version = 2) => Run(
        """
        insert into platform.due (stream_id, kind, item, version, at, attempts, reason, since, dead_at)
        values ($1, $2, $3, $4, now() + interval '2 minutes', $5, $6, '2026-11-28T09:30:00+08:00', case when $7 then now() end)
        """, Sql.P(stream), Sql.P(kind), Sql.P(version.ToString(null, null)), Sql.P(version), Sql.P(attempts), Sql.P(reason), Sql.P(dead));

    public async Task<T> Ask<T>(string query)
    {
        await using var command = (await Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Run(string text, params NpgsqlParameter[] parameters)
    {
        await using var command = (await Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logged.Enqueue(formatter(state, exception));

    void IDisposable.Dispose() { }
}

/// <summary>These tests share the table of what is due, so they run one after another.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's word for it.
public sealed class OperationsCollection : ICollectionFixture<QuietPortal>
#pragma warning restore CA1711
{
    public const string Name = "operations";
}
