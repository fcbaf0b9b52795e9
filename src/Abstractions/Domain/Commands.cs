using OneStop.Secrets;

namespace OneStop.Domain;

/// <summary>
/// What somebody wants of one stream: a small immutable record that can travel between nodes. The stream exists, unless the
/// command is an <see cref="IStartsStream"/>.
/// </summary>
/// <typeparam name="TState">The state of the stream.</typeparam>
/// <typeparam name="TAnswer">Small and without personal data: it is kept under the idempotency key.</typeparam>
#pragma warning disable CA1040 // The type arguments are what it says.
public interface ICommand<TState, TAnswer>
    where TState : class, IAggregate<TState>;
#pragma warning restore CA1040

/// <summary>A command that may begin its stream.</summary>
public interface IStartsStream
{
    /// <summary>Under whose key the stream's secrets are kept; null for a stream about nobody.</summary>
    SubjectKey? Subject { get; }
}

/// <summary>
/// Decides one kind of command. Found by scanning, so that a new intent edits no list; the decision itself is a pure
/// static function beside it.
/// </summary>
public interface ICommandHandler<TState, in TCommand, TAnswer>
    where TState : class, IAggregate<TState>
    where TCommand : ICommand<TState, TAnswer>
{
    /// <summary>State and time in, decision or refusals out. Called again when somebody else appended meanwhile.</summary>
    Result<Decision<TAnswer>> Decide(TState state, TCommand command, CommandContext by, DateTimeOffset now);
}

/// <summary>
/// What has to be fetched or made before a command can be decided, e.g. a number and a sealed file. Found by scanning, beside
/// the command's handler. It runs in the turn of the stream's owner, so there is one at a time, and must bear to be done again.
/// </summary>
public interface IPreparesCommand<TState, TCommand>
    where TState : class, IAggregate<TState>
{
    /// <summary>The command with what was fetched or made for it; what must not be lost is stored here, not in the decision.</summary>
    /// <param name="state">The state that will be decided on.</param>
    /// <param name="command">As it was given.</param>
    Task<TCommand> Prepare(TState state, TCommand command);
}

/// <summary>What a decider decided: events to append (none is allowed) and the answer for the caller.</summary>
/// <typeparam name="TAnswer">Small and without personal data: it is kept under the idempotency key.</typeparam>
public sealed record Decision<TAnswer>(TAnswer Answer, IReadOnlyList<IEvent> Events);

/// <summary>Short forms of <see cref="Decision{TAnswer}"/>.</summary>
public static class Decision
{
    /// <summary>Events without an answer.</summary>
    public static Decision<Unit> Just(params IReadOnlyList<IEvent> events) => new(Unit.Value, events);

    /// <summary>Events and an answer.</summary>
    public static Decision<TAnswer> Of<TAnswer>(TAnswer answer, params IReadOnlyList<IEvent> events) => new(answer, events);
}
