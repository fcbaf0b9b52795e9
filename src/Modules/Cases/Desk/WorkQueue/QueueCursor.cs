using System.Globalization;

namespace OneStop.Cases.Desk;

/// <summary>In which order a queue is worked off and paged through.</summary>
internal enum QueueOrder { Due, Filed }

/// <summary>A place in a queue: the key of a row in the order in which the queue is shown.</summary>
/// <param name="At">The beginning of the day on which it is due, or the moment in which it was filed.</param>
internal sealed record QueueCursor(QueueOrder Order, DateTimeOffset At, Guid CaseId, string Item)
{
    private const string Day = "yyyyMMdd", Moment = "yyyyMMddHHmmssffffff";

    public static QueueCursor Due(DateOnly on, Guid caseId, string item) =>
        new(QueueOrder.Due, new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), caseId, item);

    public static QueueCursor Filed(DateTimeOffset at, Guid caseId, string item) => new(QueueOrder.Filed, at, caseId, item);

    public static QueueCursor First(QueueOrder order) => new(order, DateTimeOffset.MinValue, Guid.Empty, "");

    public static QueueCursor Last(QueueOrder order) => new(order, DateTimeOffset.MaxValue, Guid.AllBitsSet, "");

    public DateOnly DueOn => DateOnly.FromDateTime(At.UtcDateTime);

    public override string ToString() =>
        $"{At.UtcDateTime.ToString(Order == QueueOrder.Due ? Day : Moment, CultureInfo.InvariantCulture)}~{CaseId:N}~{Item}";

    /// <summary>Null when it was not written by <see cref="ToString"/>.</summary>
    public static QueueCursor? Parse(string text) =>
        text.Split('~') is [var at, var id, { Length: <= 40 } item] && Guid.TryParseExact(id, "N", out var caseId)
        && DateTimeOffset.TryParseExact(at, at.Length == Day.Length ? Day : Moment, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var moment)
            ? new(at.Length == Day.Length ? QueueOrder.Due : QueueOrder.Filed, moment, caseId, item) : null;
}
