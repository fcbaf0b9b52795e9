using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Grains;

/// <summary>Says which grain owns the streams of a state.</summary>
/// <param name="Grain">Its interface.</param>
public sealed record AggregateGrain(Type State, Type Grain)
{
    /// <summary>What a class owns, when it is a grain of an aggregate.</summary>
    public static AggregateGrain? Of(Type type) => type is { IsAbstract: false, BaseType: { IsGenericType: true } from }
        && from.GetGenericTypeDefinition() == typeof(AggregateGrain<>)
        ? new(from.GenericTypeArguments[0], type.GetInterfaces()
            .Single(i => i.GetInterfaces().Contains(typeof(IAggregateGrain<>).MakeGenericType(from.GenericTypeArguments))))
        : null;
}

/// <summary>
/// Whether this process's silo runs: before it does, and in a verb that starts none, streams are worked without grains. Never
/// taken back: the silo stops last, when the web server has answered its last request and the workers have ended. Without it
/// the last requests would be decided beside grains that still hold the same streams, and lose to them at the append.
/// </summary>
public sealed class SiloState
{
    private volatile bool runs;

    /// <summary>Whether streams are owned by grains here.</summary>
    public bool Runs => runs;

    /// <summary>The silo is a member of its cluster.</summary>
    public void Started() => runs = true;
}

/// <summary>
/// Streams by their grains, wherever in the cluster they are. A call that was turned away while a grain moved or a silo
/// died is made again: a command with a key cannot happen twice, and one without is decided by the state that it left.
/// </summary>
internal sealed class GrainStreams(IGrainFactory grains, IEnumerable<AggregateGrain> known, SiloState silo, StreamsWithoutSilo alone) : IStreams
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 20, 50, 100, 200, 400, 800, 1600, 3200 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    private readonly Dictionary<Type, Type> grainOf = known.ToDictionary(k => k.State, k => k.Grain);

    public Task<Result<TAnswer>> Send<TState, TAnswer>(Guid id, ICommand<TState, TAnswer> command, CommandContext by)
        where TState : class, IAggregate<TState> => silo.Runs ? Call<TState, Result<TAnswer>>(id, grain => grain.Execute(command, by))
            : alone.Send(id, command, by);

    public Task<Loaded<TState>?> Read<TState>(Guid id)
        where TState : class, IAggregate<TState> => silo.Runs ? Call<TState, Loaded<TState>?>(id, grain => grain.Read()) : alone.Read<TState>(id);

    private async Task<TResult> Call<TState, TResult>(Guid id, Func<IAggregateGrain<TState>, Task<TResult>> call)
        where TState : class, IAggregate<TState>
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call((IAggregateGrain<TState>)grains.GetGrain(grainOf[typeof(TState)], id));
            }
            catch (Exception e) when (e is OrleansMessageRejectionException or SiloUnavailableException && attempt < Pauses.Length)
            {
                await Task.Delay(Pauses[attempt]);
            }
        }
    }
}
