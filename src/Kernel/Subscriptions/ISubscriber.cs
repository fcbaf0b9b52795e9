using Npgsql;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Subscriptions;

/// <summary>
/// Follows committed events. Each stream's events come in order and at least once; what is added to
/// <see cref="Delivery.Add"/> is written in one transaction with the checkpoint, so it happens exactly once. Anything
/// else a subscriber does must bear to be done again.
/// </summary>
public interface ISubscriber
{
    /// <summary>Stable: the checkpoint is kept under it.</summary>
    string Name { get; }

    /// <summary>The event classes it wants.</summary>
    IReadOnlyCollection<Type> Events { get; }

    Task Handle(Delivery delivery, CancellationToken cancel);
}

/// <summary>One event on its way to a subscriber.</summary>
public sealed record Delivery(Guid StreamId, int Version, IEvent Event, EventMeta Meta, Guid? Subject, SubjectKey? Key)
{
    /// <summary>An earlier event of the stream is parked, so this one has to wait with it.</summary>
    internal bool FollowsParked { get; init; }

    internal List<NpgsqlBatchCommand> Statements { get; } = [];

    /// <summary>Adds a statement that is committed together with the checkpoint.</summary>
    public void Add(string text, params ReadOnlySpan<NpgsqlParameter> parameters) => Statements.Add(Database.Sql.Statement(text, parameters));
}
