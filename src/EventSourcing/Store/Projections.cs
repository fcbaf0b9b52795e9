using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Read models and due times that a module writes in the very transaction of its events. It gets the state before and
/// after, and adds statements: no reading, no deciding.
/// </summary>
public interface IInlineProjection<TState>
{
    /// <summary>Adds the statements that follow from an append.</summary>
    void Project(Change<TState> change);
}

/// <summary>One append as a projection sees it.</summary>
public sealed class Change<TState>(Guid id, int version, TState before, TState after, IReadOnlyList<IEvent> events, EventMeta meta, SubjectKey? key,
    IList<NpgsqlBatchCommand> statements)
{
    /// <summary>The stream.</summary>
    public Guid Id => id;

    /// <summary>Whose stream it is; null when it has no subject, or the subject was forgotten.</summary>
    public Guid? Subject => key?.Subject;

    /// <summary>Version of the stream after the append.</summary>
    public int Version => version;

    /// <summary>The state before the append.</summary>
    public TState Before => before;

    /// <summary>The state after it.</summary>
    public TState After => after;

    /// <summary>What is appended, at least one.</summary>
    public IReadOnlyList<IEvent> Events => events;

    /// <summary>The circumstances of all these events.</summary>
    public EventMeta Meta => meta;

    /// <summary>Adds a statement with positional parameters ($1, $2, …) made by <see cref="Sql.P{T}"/>.</summary>
    public void Add(string text, params ReadOnlySpan<NpgsqlParameter> parameters) => statements.Add(Sql.Statement(text, parameters));

    /// <summary>Encrypts a personal text for a read model, under the stream's subject.</summary>
    public byte[] Seal(string text) => (key ?? throw new InvalidOperationException("The stream has no subject to seal for.")).Seal(text);

    /// <summary>Sets (or moves) the time at which <paramref name="kind"/> falls due for this stream.</summary>
    public void Due(string kind, string item, DateTimeOffset at) => statements.Add(DueTime.Set(id, kind, item, at));

    /// <summary>Takes a due time of this stream away.</summary>
    public void NoLongerDue(string kind, string item) => statements.Add(DueTime.Gone(id, kind, item));
}
