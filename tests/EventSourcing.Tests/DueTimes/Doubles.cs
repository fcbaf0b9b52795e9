using System.Collections.Concurrent;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Tests.DueTimes;

/// <summary>A due time of kind <c>test.due</c> does what a test wants.</summary>
internal sealed class OnTime(Func<DueTime, CancellationToken, Task> handle) : IDueHandler
{
    public OnTime(Action<DueTime> handle)
        : this((due, _) =>
        {
            handle(due);
            return Task.CompletedTask;
        })
    {
    }

    public string Kind => "test.due";

    public Task Handle(DueTime due, CancellationToken cancel) => handle(due, cancel);

    public static Task Due(EventSourcingHost host, Guid stream, TimeSpan from, string kind = "test.due") =>
        host.Run("insert into platform.due (stream_id, kind, at) values ($1, $2, now() + $3)", Sql.P(stream), Sql.P(kind), Sql.P(from));
}

/// <summary>Follows payments, and remembers those that it did not refuse.</summary>
internal sealed class Payments(Func<Delivery, CancellationToken, Task>? handle = null) : ISubscriber
{
    public ConcurrentQueue<(Guid Stream, int Version)> Seen { get; } = new();
    public string Name => "test.payments";
    public IReadOnlyCollection<Type> Events => [typeof(PaidIn)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (handle is not null)
            await handle(delivery, cancel);
        Seen.Enqueue((delivery.StreamId, delivery.Version));
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
