using Npgsql;
using OneStop.Domain;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Beside the handler of a command that changes tables of its module in the very transaction of its events, or whose events
/// can violate a constraint of them. Found by scanning; the handler stays pure, and these statements follow from its decision.
/// </summary>
public interface IWritesTables<TState, TCommand>
    where TState : class, IAggregate<TState>
{
    /// <summary>Statements that are committed with the events or not at all. None of them may return rows.</summary>
    /// <param name="state">As it was decided on.</param>
    /// <param name="command">What was decided.</param>
    /// <param name="by">Who gave it.</param>
    /// <param name="events">What was decided: at least one event.</param>
    IEnumerable<NpgsqlBatchCommand> Statements(TState state, TCommand command, CommandContext by, IReadOnlyList<IEvent> events) => [];

    /// <summary>The refusal that a violated constraint amounts to; null when it is a fault.</summary>
    Refusal? Refused(TCommand command, PostgresException violated) => null;
}
