using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OneStop.Kernel.Store;

/// <summary>Finds the handler of a command by the command's own type.</summary>
internal sealed class CommandHandlers(IServiceProvider services)
{
    private readonly ConcurrentDictionary<(Type State, Type Command), object> known = new();

    public Handler<TState, TAnswer> For<TState, TAnswer>(ICommand<TState, TAnswer> command)
        where TState : class, IAggregate<TState> => (Handler<TState, TAnswer>)known.GetOrAdd((typeof(TState), command.GetType()), static (key, services) =>
            ActivatorUtilities.CreateInstance(services, typeof(Handler<,,>).MakeGenericType(key.State, typeof(TAnswer), key.Command)), services);

    /// <summary>A handler, with the command's own type behind it.</summary>
    internal abstract class Handler<TState, TAnswer>
        where TState : class, IAggregate<TState>
    {
        public abstract Task<Outcome<Decision<TAnswer>>> Decide(TState state, ICommand<TState, TAnswer> command, CommandContext by, DateTimeOffset now);

        public abstract Refusal? Refused(ICommand<TState, TAnswer> command, PostgresException violated);
    }

    private sealed class Handler<TState, TAnswer, TCommand>(ICommandHandler<TState, TCommand, TAnswer> handler) : Handler<TState, TAnswer>
        where TState : class, IAggregate<TState>
        where TCommand : ICommand<TState, TAnswer>
    {
        public override async Task<Outcome<Decision<TAnswer>>> Decide(TState state, ICommand<TState, TAnswer> command, CommandContext by, DateTimeOffset now)
        {
            var given = (TCommand)command;
            if (handler is IPreparesCommand<TState, TCommand> prepares)
                given = await prepares.Prepare(state, given);
            return handler.Decide(state, given, by, now);
        }

        public override Refusal? Refused(ICommand<TState, TAnswer> command, PostgresException violated) => handler.Refused((TCommand)command, violated);
    }
}
