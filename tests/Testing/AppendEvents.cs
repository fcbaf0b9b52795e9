using Microsoft.Extensions.DependencyInjection;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Testing;

/// <summary>Puts events into a stream as they are: a state that a test starts from.</summary>
/// <param name="Subject">Whose a new stream is.</param>
public sealed record AppendEvents<TState>(IReadOnlyList<IEvent> Events, SubjectKey? Subject = null) : ICommand<TState, Unit>, IStartsStream
    where TState : class, IAggregate<TState>;

/// <summary>Registers the handler of <see cref="AppendEvents{TState}"/> for a state.</summary>
public static class AppendingServices
{
    public static IServiceCollection AddAppending<TState>(this IServiceCollection services)
        where TState : class, IAggregate<TState> => services.AddSingleton<ICommandHandler<TState, AppendEvents<TState>, Unit>, Handler<TState>>();

    private sealed class Handler<TState> : ICommandHandler<TState, AppendEvents<TState>, Unit>
        where TState : class, IAggregate<TState>
    {
        public Result<Decision<Unit>> Decide(TState state, AppendEvents<TState> command, CommandContext by, DateTimeOffset now) =>
            Decision.Just(command.Events);
    }
}
