namespace OneStop.Domain;

/// <summary>Who gives a command and from where: what becomes the <see cref="EventMeta"/> of its events.</summary>
/// <param name="Actor">Account id.</param>
/// <param name="Channel">From where.</param>
/// <param name="IdempotencyKey">
/// The client's key of this very command (1 to 64 characters). The same command under it gets the first answer again and
/// nothing happens twice; another command under it is refused.
/// </param>
public sealed record CommandContext(Guid Actor, Channel Channel, string? IdempotencyKey = null)
{
    /// <summary>The post that the actor holds; null for one who holds none.</summary>
    public Post? Post { get; init; }

    /// <summary>The subject that the actor represents; null when they act for themselves.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>What the command belongs to: the same for everything that one cause brought about.</summary>
    public Guid? Correlation { get; init; }

    /// <summary>The event because of which the command is given; null when a person gives it.</summary>
    public Guid? Causation { get; init; }

    /// <summary>The account id that robots act under.</summary>
    public static readonly Guid RobotAccount = new("00000000-0000-0000-0000-000000000001");

    /// <summary>The system itself acts, because of an event or because a time has come.</summary>
    public static CommandContext Robot(Guid? causation = null) => new(RobotAccount, Channel.Robot) { Causation = causation };

    /// <summary>The circumstances that events of this command have.</summary>
    public EventMeta At(DateTimeOffset now) => new(Actor, Channel, now, Post, OnBehalfOf, Correlation, Causation);
}
