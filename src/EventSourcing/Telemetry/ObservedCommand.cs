using System.Diagnostics;

namespace OneStop.EventSourcing.Telemetry;

/// <summary>One command on its way, as a span and a duration: failed until it says otherwise.</summary>
internal sealed class ObservedCommand : IDisposable
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly string command;
    private readonly Activity? span;
    private string outcome = "failed";

    private ObservedCommand(string kind, string command)
    {
        this.command = command;
        span = OneStopTelemetry.Source.StartActivity($"command {command}");
        span?.SetTag("onestop.stream.kind", kind).SetTag("onestop.command", command);
    }

    /// <summary>Null while nobody listens.</summary>
    public static ObservedCommand? Start(string kind, string command) =>
        OneStopTelemetry.CommandDuration.Enabled || OneStopTelemetry.Source.HasListeners() ? new(kind, command) : null;

    /// <param name="refusals">Empty when it was done.</param>
    public void Ended(IReadOnlyList<Refusal> refusals)
    {
        outcome = refusals.Count == 0 ? "done" : "refused";
        if (refusals.Count > 0)
            span?.SetTag("onestop.refusal", refusals[0].Code);
    }

    public void Dispose()
    {
        span?.SetTag("onestop.outcome", outcome);
        if (outcome == "failed")
            span?.SetStatus(ActivityStatusCode.Error);
        span?.Dispose();
        OneStopTelemetry.CommandDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds,
            new KeyValuePair<string, object?>("onestop.command", command), new KeyValuePair<string, object?>("onestop.outcome", outcome));
    }
}
