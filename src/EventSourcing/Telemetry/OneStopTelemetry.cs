using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OneStop.EventSourcing.Telemetry;

/// <summary>
/// What the product itself tells of a running system, under one name for traces and metrics. Types, codes and ids only: a span
/// never holds what a command or an event says. As long as nobody listens, nothing is made.
/// </summary>
public static class OneStopTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "OneStop";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>In seconds; its count is the number of commands.</summary>
    internal static readonly Histogram<double> CommandDuration =
        Meter.CreateHistogram<double>("onestop.command.duration", "s", "Commands by type and outcome: done, refused or failed.");

    internal static readonly Counter<long> AppendedEvents =
        Meter.CreateCounter<long>("onestop.events.appended", "{event}", "Events that were appended, by type.");

    internal static readonly Counter<long> FollowUps =
        Meter.CreateCounter<long>("onestop.follow_ups", "{follow-up}", "What was due, by kind and outcome: done, failed, given_up or postponed.");

    internal static readonly Gauge<long> DeadLetters =
        Meter.CreateGauge<long>("onestop.dead_letters", "{follow-up}", "What was given up and waits for a person, in the whole installation.");

    internal static readonly Gauge<long> FailingFollowUps =
        Meter.CreateGauge<long>("onestop.follow_ups.failing", "{follow-up}", "What failed three times or more and is still tried, in the whole installation.");

    internal static readonly Gauge<double> DueLag =
        Meter.CreateGauge<double>("onestop.due.lag", "s", "By how much the oldest is late that should have been begun, in the whole installation.");

    /// <summary>The span that a later piece of work links to; null when nobody records this one.</summary>
    internal static string? TraceParent => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>The work that follows from a span which ended long ago, perhaps on another node: linked to it, not below it.</summary>
    internal static Activity? StartLinked(string name, string? traceParent)
    {
        if (!Source.HasListeners())
            return null;
        ActivityLink[] links = ActivityContext.TryParse(traceParent, null, isRemote: true, out var from) ? [new(from)] : [];
        return Source.StartActivity(name, ActivityKind.Consumer, default(ActivityContext), tags: null, links);
    }
}
