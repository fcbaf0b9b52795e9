using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.DueTimes;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Store;

/// <summary>
/// One command is two round trips: load and fold, then append with the expected version, read models, due times and the
/// answer in one transaction. When somebody else appended meanwhile, the decision is taken again on what is there now:
/// two officials deciding different items of one case both succeed, two deciding the same item see one winner.
/// </summary>
public sealed class EventStore(NpgsqlDataSource db, EventTypes types, MasterKeys masters, SubjectKeys subjectKeys, IServiceProvider services, TimeProvider clock, CommitSignal signal)
{
    private const int Attempts = 8;

    private readonly Followers followers = services.GetRequiredService<Followers>();

    /// <summary>The stream's state with all its events; null when there is no such stream.</summary>
    public Task<Loaded<TState>?> Load<TState>(Guid id, CancellationToken cancel = default)
        where TState : class, IAggregate<TState> => Load<TState>(StreamLookup.ById(id), cancel: cancel);

    /// <summary>The stream's state with all its events; null when there is no such stream.</summary>
    /// <param name="where">Which stream.</param>
    /// <param name="also">A statement to carry along in the same round trip, e.g. the record of who looked.</param>
    /// <param name="row">Reads each row that <paramref name="also"/> yields.</param>
    public async Task<Loaded<TState>?> Load<TState>(StreamLookup where, NpgsqlBatchCommand? also = null, Action<NpgsqlDataReader>? row = null, CancellationToken cancel = default)
        where TState : class, IAggregate<TState>
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        StreamReading.AddQueries(batch, where, TState.Kind);
        if (also is not null)
            batch.BatchCommands.Add(also);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var loaded = await StreamReading.Read<TState>(reader, types, masters, cancel);
        if (row is not null && await reader.NextResultAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                row(reader);
        }

        return loaded.Version == 0 ? null : loaded;
    }

    /// <summary>Decides on the stream's present state and appends what was decided.</summary>
    /// <param name="id">The stream; it must exist, unless <paramref name="newSubject"/> is given.</param>
    /// <param name="context">Who acts; carries the idempotency key.</param>
    /// <param name="decide">Pure: state and time in, decision or refusals out. May be called again after a conflict.</param>
    /// <param name="newSubject">For a stream that may not exist yet: the subject under whose key its secrets are kept.</param>
    /// <param name="also">Statements of the module that belong to the append: made for each attempt, committed with it or not at all.</param>
    public async Task<Outcome<TAnswer>> Decide<TState, TAnswer>(
        Guid id, CommandContext context, Func<TState, DateTimeOffset, Outcome<Decision<TAnswer>>> decide, Guid? newSubject = null,
        Func<IEnumerable<NpgsqlBatchCommand>>? also = null, CancellationToken cancel = default)
        where TState : class, IAggregate<TState>
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await db.OpenConnectionAsync(cancel);
            Loaded<TState> loaded;
            await using (var batch = new NpgsqlBatch(connection))
            {
                StreamReading.AddQueries(batch, StreamLookup.ById(id), TState.Kind);
                if (context.IdempotencyKey is { } key)
                    batch.BatchCommands.Add(Sql.Statement("select answer::text from kernel.answers where actor = $1 and key = $2", Sql.P(context.Actor), Sql.P(key)));
                await using var reader = await batch.ExecuteReaderAsync(cancel);
                loaded = await StreamReading.Read<TState>(reader, types, masters, cancel);
                if (context.IdempotencyKey is not null && await reader.NextResultAsync(cancel) && await reader.ReadAsync(cancel))
                    return Outcome<TAnswer>.Of(JsonSerializer.Deserialize<TAnswer>(reader.GetString(0), EventTypes.Json)!);
            }

            if (loaded.Version == 0)
            {
                if (newSubject is not { } subject)
                    return Refusal.NotFound($"{TState.Kind}.not-found");
                loaded = loaded with { Id = id, Subject = subject, Key = await subjectKeys.Ensure(subject, cancel) };
            }

            var (done, answer) = await TryAppend(connection, loaded, context, decide, also, cancel);
            if (done)
                return answer;
            if (attempt == Attempts)
                return Refusal.Conflict("kernel.busy");
        }
    }

    /// <summary>
    /// Starts a stream without looking whether it is there: one round trip. When it is there already, the decision falls
    /// back to <see cref="Decide{TState,TAnswer}"/>, where an idempotency key finds the first answer.
    /// </summary>
    public async Task<Outcome<TAnswer>> Start<TState, TAnswer>(
        Guid id, Guid? subject, SubjectKey? key, CommandContext context, Func<TState, DateTimeOffset, Outcome<Decision<TAnswer>>> decide,
        Func<IEnumerable<NpgsqlBatchCommand>>? also = null, CancellationToken cancel = default)
        where TState : class, IAggregate<TState>
    {
        await using (var connection = await db.OpenConnectionAsync(cancel))
        {
            var nothing = new Loaded<TState>(id, TState.Empty, 0, subject, key, ChainHash.Start, []);
            var (done, answer) = await TryAppend(connection, nothing, context, decide, also, cancel);
            if (done)
                return answer;
        }

        return await Decide(id, context, decide, subject, also, cancel);
    }

    private async Task<(bool Done, Outcome<TAnswer> Answer)> TryAppend<TState, TAnswer>(
        NpgsqlConnection connection, Loaded<TState> loaded, CommandContext context, Func<TState, DateTimeOffset, Outcome<Decision<TAnswer>>> decide,
        Func<IEnumerable<NpgsqlBatchCommand>>? also, CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        var now = ChainHash.ToMicroseconds(clock.GetUtcNow());
        var decided = decide(loaded.State, now);
        if (!decided.Succeeded(out var decision))
            return (true, Outcome<TAnswer>.Refused(decided.Refusals));
        if (decision.Events.Count == 0)
            return (true, decision.Answer);

        await using var batch = new NpgsqlBatch(connection);
        Appending.AddStatements(batch, types, loaded, decision.Events, context.At(now), services.GetServices<IInlineProjection<TState>>());
        var follows = followers.Due(loaded.Id, loaded.Version, decision.Events, now);
        if (follows is not null)
            batch.BatchCommands.Add(follows);
        foreach (var statement in also?.Invoke() ?? [])
            batch.BatchCommands.Add(statement);
        if (context.IdempotencyKey is { } key)
        {
            batch.BatchCommands.Add(Sql.Statement("insert into kernel.answers (actor, key, answer) values ($1, $2, $3::json)",
                Sql.P(context.Actor), Sql.P(key), Sql.P(JsonSerializer.Serialize(decision.Answer, EventTypes.Json))));
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException e) when (Appending.IsConflict(e))
        {
            return (false, default);
        }

        if (follows is not null)
            signal.Committed();
        return (true, decision.Answer);
    }
}
