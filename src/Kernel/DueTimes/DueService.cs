using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Kernel.Database;

namespace OneStop.Kernel.DueTimes;

/// <summary>Claims due times with <c>for update skip locked</c>, so nodes share the work and nothing is lost when one dies.</summary>
internal sealed partial class DueService(NpgsqlDataSource db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string Claim =
        """
        select stream_id, kind, item, at from kernel.due
        where at <= $1 order by at limit 1 for update skip locked
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await HandleOne(stoppingToken)) { }
            }
#pragma warning disable CA1031 // The database may be away for a while; work goes on when it is back.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogPause(log, e.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task<bool> HandleOne(CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await Next(connection, cancel) is not { } due)
            return false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IDueHandler>().SingleOrDefault(h => h.Kind == due.Kind)
                ?? throw new InvalidOperationException($"Nothing handles due times of kind {due.Kind}.");
            await handler.Handle(due, cancel);
            await Execute(connection, "delete from kernel.due where stream_id = $1 and kind = $2 and item = $3 and at = $4", cancel,
                Sql.P(due.StreamId), Sql.P(due.Kind), Sql.P(due.Item), Sql.P(due.At));
        }
#pragma warning disable CA1031 // Tried again later, with the reason on the row.
        catch (Exception e) when (e is not OperationCanceledException and not NpgsqlException { IsTransient: true })
#pragma warning restore CA1031
        {
            LogFailed(log, e, due.Kind, due.StreamId);
            await Execute(connection,
                """
                update kernel.due set attempts = attempts + 1, reason = $4, at = $5 + least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 12)))
                where stream_id = $1 and kind = $2 and item = $3
                """, cancel, Sql.P(due.StreamId), Sql.P(due.Kind), Sql.P(due.Item), Sql.P(e.GetType().Name), Sql.P(clock.GetUtcNow()));
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<DueTime?> Next(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, Claim, Sql.P(clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Sql.Command(connection, text, parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due times pause: {Reason}")]
    private static partial void LogPause(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The due time {Kind} of {Stream} could not be handled")]
    private static partial void LogFailed(ILogger log, Exception e, string kind, Guid stream);
}
