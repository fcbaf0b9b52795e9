using OneStop.EventSourcing.DueTimes;

namespace OneStop.Portal.Operations;

/// <summary>Has what did not work tried again; who asked for it stays in the log.</summary>
internal sealed partial class Replay(DeadLetters letters, ILogger<Replay> log)
{
    /// <param name="id">As <see cref="FailedFollowUp.Id"/> names it.</param>
    /// <param name="by">Account id, or how else it was asked for.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many are tried again: none when it did not fail, or is done by now.</returns>
    public async Task<int> One(string id, string by, CancellationToken cancel = default)
    {
        var again = await letters.Replay(id, cancel) ? 1 : 0;
        LogOne(log, by, id, again);
        return again;
    }

    /// <param name="kind">Only of this kind.</param>
    /// <param name="reason">Only for this reason.</param>
    /// <param name="by">Account id, or how else it was asked for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<int> All(string? kind, string? reason, string by, CancellationToken cancel = default)
    {
        var again = await letters.ReplayAll(kind, reason, cancel);
        LogAll(log, by, kind ?? "any", reason ?? "any", again);
        return again;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{By} has {Id} tried again: {Count}")]
    private static partial void LogOne(ILogger log, string by, string id, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{By} has all of kind {Kind} with reason {Why} tried again: {Count}")]
    private static partial void LogAll(ILogger log, string by, string kind, string why, int count);
}
