using Microsoft.Extensions.DependencyInjection;
using OneStop.Domain;

namespace OneStop.EventSourcing.Store;

/// <summary>The one door to every stream: a command in, an answer or refusals out; or the stream to look at.</summary>
public interface IStreams
{
    /// <summary>Decides the command on the stream and appends what was decided, or refuses; nothing in between.</summary>
    /// <param name="id">The stream.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it, from where, and under which key.</param>
    Task<Result<TAnswer>> Send<TState, TAnswer>(Guid id, ICommand<TState, TAnswer> command, CommandContext by)
        where TState : class, IAggregate<TState>;

    /// <summary>The stream with its events; null when there is none.</summary>
    Task<Loaded<TState>?> Read<TState>(Guid id)
        where TState : class, IAggregate<TState>;
}

/// <summary>
/// Streams without grains, for verbs that run where no silo does, and for laying samples with the clock turned back. The
/// fence is the same: what runs beside it in a silo is told by a conflict and looks again.
/// </summary>
internal sealed class StreamsWithoutSilo(StreamStore store, Receipts receipts, CommandHandlers handlers, TimeProvider clock) : IStreams
{
    public Task<Result<TAnswer>> Send<TState, TAnswer>(Guid id, ICommand<TState, TAnswer> command, CommandContext by)
        where TState : class, IAggregate<TState> => Owner<TState>(id).Execute(command, by);

    public Task<Loaded<TState>?> Read<TState>(Guid id)
        where TState : class, IAggregate<TState> => Owner<TState>(id).Read();

    private StreamOwner<TState> Owner<TState>(Guid id)
        where TState : class, IAggregate<TState> => new(id, store, receipts, handlers, clock);
}

/// <summary>Makes streams with a clock of their own.</summary>
public static class Streams
{
    /// <summary>Decides at the time that <paramref name="clock"/> tells: for samples whose steps lie in the past.</summary>
    public static IStreams At(IServiceProvider services, TimeProvider clock) => ActivatorUtilities.CreateInstance<StreamsWithoutSilo>(services, clock);
}
