using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;

namespace OneStop.Kernel.Subscriptions;

/// <summary>
/// Works one part of one subscription forward. The checkpoint moves by compare-and-set in the transaction of the effects:
/// should two nodes ever both believe they own the part, one of them fails and nothing is doubled.
/// </summary>
internal sealed partial class SubscriptionWorker(NpgsqlDataSource db, SubscriptionReader reader, EventTypes types, ISubscriber subscriber, int part, ILogger log)
{
    public const int Parts = 4;
    private const int Attempts = 5;

    private readonly string[] names = [.. subscriber.Events.Select(types.NameOf)];
    private readonly HashSet<Guid> parkedNow = [];
    private Position? position;

    /// <summary>Handles what is there; false when there was nothing.</summary>
    public async Task<bool> Step(CancellationToken cancel)
    {
        var from = position ??= await Checkpoint(cancel);
        parkedNow.Clear();
        var batch = await reader.Read(subscriber.Name, names, from, Parts, part, cancel);
        foreach (var (at, delivery) in batch.Events)
        {
            await Deliver(delivery, cancel);
            await Advance(delivery.Statements, at, cancel);
        }

        if (batch.SettledUpTo != position)
            await Advance([], batch.SettledUpTo, cancel);
        return batch.Events.Count > 0;
    }

    /// <summary>After a failure the place is read again from the database.</summary>
    public void Forget() => position = null;

    private async Task Deliver(Delivery delivery, CancellationToken cancel)
    {
        if (delivery.FollowsParked || parkedNow.Contains(delivery.StreamId))
        {
            Park(delivery, "An earlier event of this stream is parked.");
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                delivery.Statements.Clear();
                await subscriber.Handle(delivery, cancel);
                return;
            }
#pragma warning disable CA1031 // Whatever a subscriber throws: one bad event must not stop all others.
            catch (Exception e) when (e is not OperationCanceledException && !IsOutage(e))
#pragma warning restore CA1031
            {
                LogFailed(log, e, subscriber.Name, delivery.StreamId, delivery.Version, attempt);
                if (attempt == Attempts)
                {
                    Park(delivery, $"{e.GetType().Name}: {e.Message}");
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50 * (1 << attempt)), cancel);
            }
        }
    }

    private static bool IsOutage(Exception e) => e is NpgsqlException { IsTransient: true };

    private void Park(Delivery delivery, string reason)
    {
        parkedNow.Add(delivery.StreamId);
        delivery.Statements.Clear();
        delivery.Add("insert into kernel.parked (name, stream_id, version, reason) values ($1, $2, $3, $4) on conflict do nothing",
            Sql.P(subscriber.Name), Sql.P(delivery.StreamId), Sql.P(delivery.Version), Sql.P(reason.Length > 500 ? reason[..500] : reason));
    }

    private async Task<Position> Checkpoint(CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            with made as (insert into kernel.subscriptions (name, part) values ($1, $2) on conflict do nothing)
            select tx, seq from kernel.subscriptions where name = $1 and part = $2
            """);
        command.Parameters.Add(Sql.P(subscriber.Name));
        command.Parameters.Add(Sql.P((short)part));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new(row.GetFieldValue<ulong>(0), row.GetInt64(1)) : Position.Start;
    }

    private async Task Advance(List<NpgsqlBatchCommand> effects, Position to, CancellationToken cancel)
    {
        var from = position!.Value;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var move = Sql.Statement("update kernel.subscriptions set tx = $3, seq = $4 where name = $1 and part = $2 and tx = $5 and seq = $6",
            Sql.P(subscriber.Name), Sql.P((short)part), Sql.Xid(to.Tx), Sql.P(to.Seq), Sql.Xid(from.Tx), Sql.P(from.Seq));
        batch.BatchCommands.Add(move);
        foreach (var effect in effects)
            batch.BatchCommands.Add(effect);
        await batch.ExecuteNonQueryAsync(cancel);
        if (move.RecordsAffected != 1)
            throw new InvalidOperationException($"Another node moved {subscriber.Name}/{part}; this one lets go.");
        await transaction.CommitAsync(cancel);
        position = to;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscription {Name} failed on {Stream} version {Version}, attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception e, string name, Guid stream, int version, int attempt);
}
