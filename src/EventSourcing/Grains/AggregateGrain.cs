using Microsoft.Extensions.DependencyInjection;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Grains;

/// <summary>The owner of one stream in the cluster: its commands come one at a time, its state stays in memory while it is used.</summary>
public interface IAggregateGrain<TState> : IForgets
    where TState : class, IAggregate<TState>
{
    /// <summary>Decides a command and appends what was decided.</summary>
    Task<Result<TAnswer>> Execute<TAnswer>(ICommand<TState, TAnswer> command, CommandContext by);

    /// <summary>The stream; null when there is none. Reading keeps it in memory for the command that follows.</summary>
    Task<Loaded<TState>?> Read();
}

/// <summary>A grain that keeps personal data in memory.</summary>
public interface IForgets : IGrainWithGuidKey
{
    /// <summary>Its subject was forgotten: nothing of it stays in memory.</summary>
    Task Forget();
}

/// <summary>
/// A grain that is one aggregate. Two activations, should the cluster ever make them, cannot both win: the expected version
/// of the append stands between them, and the loser loads again.
/// </summary>
public abstract class AggregateGrain<TState> : Grain, IAggregateGrain<TState>
    where TState : class, IAggregate<TState>
{
    private readonly StreamOwner<TState> owner;

    /// <summary>Made by Orleans; the grain's key is the id of the stream.</summary>
    protected AggregateGrain(IGrainContext context, IServiceProvider services) =>
        owner = ActivatorUtilities.CreateInstance<StreamOwner<TState>>(services, context.GrainId.GetGuidKey());

    /// <inheritdoc/>
    public Task<Result<TAnswer>> Execute<TAnswer>(ICommand<TState, TAnswer> command, CommandContext by) => owner.Execute(command, by);

    /// <inheritdoc/>
    public Task<Loaded<TState>?> Read() => owner.Read();

    /// <inheritdoc/>
    public Task Forget()
    {
        owner.Forget();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
