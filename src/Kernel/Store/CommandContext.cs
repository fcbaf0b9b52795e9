using OneStop.Kernel.Events;

namespace OneStop.Kernel.Store;

/// <summary>Who gives a command and from where: what becomes the <see cref="EventMeta"/> of its events.</summary>
/// <param name="Actor">Account id.</param>
/// <param name="Channel">portal, window, kiosk, api or robot.</param>
/// <param name="IdempotencyKey">
/// The client's key of this very command (1 to 64 characters). The same actor and key get the first answer again and
/// nothing happens twice.
/// </param>
public sealed record CommandContext(Guid Actor, string Channel, string? IdempotencyKey = null)
{
    public string? Post { get; init; }
    public Guid? OnBehalfOf { get; init; }
    public Guid? Correlation { get; init; }
    public Guid? Causation { get; init; }

    /// <summary>The account id that robots act under.</summary>
    public static readonly Guid RobotAccount = new("00000000-0000-0000-0000-000000000001");

    /// <summary>The system itself acts, because of an event or because a time has come.</summary>
    public static CommandContext Robot(Guid? causation = null) => new(RobotAccount, "robot") { Causation = causation };

    internal EventMeta At(DateTimeOffset now) => new(Actor, Channel, now, Post, OnBehalfOf, Correlation, Causation);
}

/// <summary>What a decider decided: events to append (none is allowed) and the answer for the caller.</summary>
/// <typeparam name="TAnswer">Small and without personal data: it is kept under the idempotency key.</typeparam>
public sealed record Decision<TAnswer>(TAnswer Answer, IReadOnlyList<IEvent> Events);

/// <summary>Short forms of <see cref="Decision{TAnswer}"/>.</summary>
public static class Decision
{
    public static Decision<Done> Just(params IReadOnlyList<IEvent> events) => new(Done.It, events);

    public static Decision<TAnswer> Of<TAnswer>(TAnswer answer, params IReadOnlyList<IEvent> events) => new(answer, events);
}
