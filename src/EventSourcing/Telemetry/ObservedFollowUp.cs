using System.Diagnostics;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Telemetry;

/// <summary>Something due that is handled, as a span of its own, linked to the one that it follows from, and a count by outcome.</summary>
internal sealed class ObservedFollowUp : IDisposable
{
    private readonly string kind;
    private readonly Activity? span;

    private ObservedFollowUp(Claimed due)
    {
        kind = due.Kind;
        span = OneStopTelemetry.StartLinked($"follow-up {kind}", due.TraceParent);
        span?.SetTag("onestop.follow_up.kind", kind).SetTag("onestop.stream.id", due.StreamId).SetTag("onestop.attempt", due.Attempts + 1);
    }

    /// <summary>Null while nobody listens.</summary>
    public static ObservedFollowUp? Start(Claimed due) =>
        OneStopTelemetry.FollowUps.Enabled || OneStopTelemetry.Source.HasListeners() ? new(due) : null;

    /// <param name="outcome">done, failed, given_up or postponed.</param>
    /// <param name="reason">A code, or the type of an exception; never its message.</param>
    public void Ended(string outcome, string? reason = null)
    {
        span?.SetTag("onestop.outcome", outcome).SetTag("onestop.reason", reason);
        if (reason is not null)
            span?.SetStatus(ActivityStatusCode.Error, reason);
        OneStopTelemetry.FollowUps.Add(1,
            new KeyValuePair<string, object?>("onestop.follow_up.kind", kind), new KeyValuePair<string, object?>("onestop.outcome", outcome));
    }

    public void Dispose() => span?.Dispose();
}
