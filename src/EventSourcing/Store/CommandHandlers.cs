using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Domain;

namespace OneStop.EventSourcing.Store;

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
        public abstract Task<Result<Decided<TAnswer>>> Decide(TState state, ICommand<TState, TAnswer> command, CommandContext by, DateTimeOffset now);

        public abstract Refusal? Refused(ICommand<TState, TAnswer> command, PostgresException violated);
    }

    /// <summary>A decision, and what is written to the module's tables with it.</summary>
    internal sealed record Decided<TAnswer>(Decision<TAnswer> Decision, IReadOnlyList<NpgsqlBatchCommand> Statements);

    private sealed class Handler<TState, TAnswer, TCommand>(
        ICommandHandler<TState, TCommand, TAnswer> handler, IPreparesCommand<TState, TCommand>? prepares = null) : Handler<TState, TAnswer>
        where TState : class, IAggregate<TState>
        where TCommand : ICommand<TState, TAnswer>
    {
        private readonly IWritesTables<TState, TCommand>? tables = handler as IWritesTables<TState, TCommand>;

        public override async Task<Result<Decided<TAnswer>>> Decide(TState state, ICommand<TState, TAnswer> command, CommandContext by, DateTimeOffset now)
        {
            var given = (TCommand)command;
            if (prepares is not null)
                given = await prepares.Prepare(state, given);
            return handler.Decide(state, given, by, now).Then(decision => new Decided<TAnswer>(decision,
                tables is null || decision.Events.Count == 0 ? [] : [.. tables.Statements(state, given, by, decision.Events)]));
        }

        public override Refusal? Refused(ICommand<TState, TAnswer> command, PostgresException violated) => tables?.Refused((TCommand)command, violated);
    }
}
