using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Telemetry;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Holds one stream and takes one command at a time: decide on what is in memory, append, keep what came of it. Until an
/// append is known to have succeeded nothing in memory is believed; after any doubt the stream is loaded again. An append is
/// fenced by its version. What ends without one, a refusal or a decision of nothing, has no fence, so it is asked for whether
/// what was in memory is still the stream: somebody may have appended beside this owner, and a follow-up that believed there
/// was nothing to do would never be handled again. A grain has one of these for as long as it lives; a verb that runs beside
/// the silo makes one for a single command.
/// </summary>
internal sealed class StreamOwner<TState>(Guid id, StreamStore store, Receipts receipts, CommandHandlers handlers, TimeProvider clock)
    where TState : class, IAggregate<TState>
{
    private const int Attempts = 8;

    private Loaded<TState>? held;

    /// <summary>The stream; null when there is none.</summary>
    public async Task<Loaded<TState>?> Read()
    {
        held ??= await store.Load<TState>(id);
        return held.Version == 0 ? null : held;
    }

    /// <summary>Nothing stays in memory.</summary>
    public void Forget() => held = null;

    public async Task<Result<TAnswer>> Execute<TAnswer>(ICommand<TState, TAnswer> command, CommandContext by)
    {
        using var observed = ObservedCommand.Start(TState.Kind, command.GetType().Name);
        var result = await Decide(command, by);
        observed?.Ended(result.Refusals);
        return result;
    }

    private async Task<Result<TAnswer>> Decide<TAnswer>(ICommand<TState, TAnswer> command, CommandContext by)
    {
        var handler = handlers.For(command);
        var ticket = receipts.For(id, command, by);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var remembered = held is not null;
            // A stream that is to be started is not looked for first: when it is there, the append says so.
            var now = held ?? (attempt == 1 && command is IStartsStream start ? Nothing(start) : await store.Load<TState>(id));
            if (now.Version == 0 && command is IStartsStream starts)
                now = now with { Key = starts.Subject };
            else if (now.Version == 0)
                return Refusal.NotFound($"{TState.Kind}.not-found");
            held = now.Version == 0 ? null : now;

            var at = ChainHash.ToMicroseconds(clock.GetUtcNow());
            var decided = await handler.Decide(now.State, command, by, at);
            if (!decided.Succeeded(out var made) && ticket is not null && await receipts.Find<TAnswer>(ticket) is { } given)
                return given;
            if (made is not { Decision: { Events.Count: > 0 } decision })
            {
                if (!remembered || await store.VersionOf(id) == now.Version)
                    return made is null ? Result<TAnswer>.Refused(decided.Refusals) : made.Decision.Answer;
                held = null;
                continue;
            }

            held = null;
            try
            {
                IEnumerable<NpgsqlBatchCommand> receipt = ticket is null ? [] : [Receipts.Keep(ticket, decision.Answer)];
                held = await store.Append(now, decision.Events, by.At(at), made.Statements.Concat(receipt));
                return decision.Answer;
            }
            catch (AppendConflictException)
            {
                if (ticket is not null && await receipts.Find<TAnswer>(ticket) is { } earlier)
                    return earlier;
            }
            catch (PostgresException e) when (handler.Refused(command, e) is { } refusal)
            {
                return refusal;
            }
        }

        return Refusal.Conflict("platform.busy");
    }

    private Loaded<TState> Nothing(IStartsStream start) => new(id, TState.Empty, 0, start.Subject, ChainHash.Start, []);
}
