namespace OneStop.SignOn.Keys;

/// <summary>A key of tokens as the plan sees it.</summary>
/// <param name="SignsFrom">Null while it waits, published already.</param>
/// <param name="SignsUntil">When its successor took over; null for the one that signs.</param>
internal sealed record PlannedKey(string Id, DateTimeOffset MadeAt, DateTimeOffset? SignsFrom, DateTimeOffset? SignsUntil)
{
    public bool Waits => SignsFrom is null;

    public bool Signs => SignsFrom is not null && SignsUntil is null;
}

/// <summary>What has to be done to the keys.</summary>
/// <param name="Begin">The key that signs from now on; null when that stays as it is, or a new one has to be made for it.</param>
/// <param name="MakeSigning">There is none that could sign: one is made and signs at once.</param>
/// <param name="MakeWaiting">One is made that is published and waits.</param>
/// <param name="Retire">The key that signs no more and still verifies.</param>
/// <param name="Remove">Keys that nothing verifies by any more.</param>
internal sealed record KeyChanges(string? Begin, bool MakeSigning, bool MakeWaiting, string? Retire, IReadOnlyList<string> Remove)
{
    public bool IsNothing => Begin is null && !MakeSigning && !MakeWaiting && Retire is null && Remove.Count == 0;
}

/// <summary>
/// When which key signs. The next one is published a day before it may sign, so that whoever keeps our keys has it by then; an old one
/// stays until the last token that it signed is over.
/// </summary>
internal static class KeyPlan
{
    /// <summary>How long a key signs before the next one takes over.</summary>
    public static readonly TimeSpan SignsFor = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs.</summary>
    public static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(1);

    /// <summary>The longest token lives as long as a session, 24 hours; the rest is for clocks that differ.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromHours(25);

    /// <summary>What the calendar wants.</summary>
    public static KeyChanges Due(IReadOnlyList<PlannedKey> keys, DateTimeOffset now)
    {
        var old = keys.FirstOrDefault(k => k.Signs);
        return old?.SignsFrom <= now - SignsFor && Next(keys)?.MadeAt <= now - PublishedBefore ? Rotated(keys, now) : Steady(keys, now);
    }

    /// <summary>What an operator wants who does not wait for the calendar; refused while others may not know the next key yet.</summary>
    public static Result<KeyChanges> Rotate(IReadOnlyList<PlannedKey> keys, DateTimeOffset now) => Next(keys) is { } next && next.MadeAt > now - PublishedBefore
        ? Refusal.Conflict("sign-on.key-too-new", next.MadeAt + PublishedBefore)
        : Rotated(keys, now);

    /// <summary>The key that signs is in foreign hands: it is gone at once, and with it whatever it signed.</summary>
    public static KeyChanges Leaked(IReadOnlyList<PlannedKey> keys) =>
        new(Next(keys)?.Id, Next(keys) is null, MakeWaiting: true, null, [.. keys.Where(k => !k.Waits).Select(k => k.Id)]);

    private static KeyChanges Rotated(IReadOnlyList<PlannedKey> keys, DateTimeOffset now) =>
        new(Next(keys)?.Id, Next(keys) is null, MakeWaiting: true, keys.FirstOrDefault(k => k.Signs)?.Id, Over(keys, now));

    private static KeyChanges Steady(IReadOnlyList<PlannedKey> keys, DateTimeOffset now)
    {
        if (keys.Any(k => k.Signs))
            return new(null, false, Next(keys) is null, null, Over(keys, now));
        return new(Next(keys)?.Id, Next(keys) is null, MakeWaiting: true, null, Over(keys, now));
    }

    private static PlannedKey? Next(IReadOnlyList<PlannedKey> keys) => keys.Where(k => k.Waits).MinBy(k => k.MadeAt);

    private static IReadOnlyList<string> Over(IReadOnlyList<PlannedKey> keys, DateTimeOffset now) =>
        [.. keys.Where(k => k.SignsUntil <= now - KeptAfter).Select(k => k.Id)];
}
