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
        ICommandHandler<TState, TCommand, TAnswer> handler, IEnumerable<IPreparesCommand<TState, TCommand>> prepares,
            IEnumerable<IWritesTables<TState, TCommand>> writes)
        : Handler<TState, TAnswer>
        where TState : class, IAggregate<TState>
        where TCommand : ICommand<TState, TAnswer>
    {
        // At most one of each: a second one would be a mistake that shows at the first command.
        private readonly IPreparesCommand<TState, TCommand>? preparation = prepares.SingleOrDefault();
        private readonly IWritesTables<TState, TCommand>? tables = writes.SingleOrDefault();

        public override async Task<Result<Decided<TAnswer>>> Decide(TState state, ICommand<TState, TAnswer> command, CommandContext by, DateTimeOffset now)
        {
            var given = (TCommand)command;
            if (preparation is not null)
                given = await preparation.Prepare(state, given);
            var decided = handler.Decide(state, given, by, now);
            if (!decided.Succeeded(out var decision, out var refusals))
                return refusals;
            return new Decided<TAnswer>(decision, tables is null || decision.Events.Count == 0 ? []
                : [.. tables.Statements(state, given, by, decision.Events)]);
        }

        public override Refusal? Refused(ICommand<TState, TAnswer> command, PostgresException violated) => tables?.Refused((TCommand)command, violated);
    }
}
