using System.Collections.Immutable;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Domain;

/// <summary>Where an item is in its life. The order counts: from <see cref="Declined"/> on nothing more is decided.</summary>
public enum ItemStatus
{
    /// <summary>收件: with the window, which has five working days to answer (行政许可法 32).</summary>
    Received,

    /// <summary>待补正: told once what is missing; waits for the applicant.</summary>
    CorrectionRequested,

    /// <summary>受理: taken in, by the window or because five working days passed; the department's limit runs.</summary>
    Accepted,

    /// <summary>不予受理: not this body's business; the right one was named.</summary>
    Declined,

    /// <summary>准予: the department granted it; a result may still have to be made.</summary>
    Granted,

    /// <summary>不予许可: the department denied it, with reasons and remedies.</summary>
    Denied,

    /// <summary>终止: it needed another item that was not granted.</summary>
    Closed,

    /// <summary>撤回: the applicant took it back before it was decided.</summary>
    Withdrawn,
}

/// <summary>How a checkpoint was judged.</summary>
/// <param name="By">The account.</param>
public sealed record JudgedPoint(Judgement Judgement, Guid By, DateTimeOffset At);

/// <summary>One department's part of the case.</summary>
public sealed record ItemCase(string Code, string Department, ImmutableList<string> DependsOn, int PromisedDays, LimitUnit Unit = LimitUnit.WorkingDays)
{
    public ItemStatus Status { get; init; } = ItemStatus.Received;

    /// <summary>Code of the element that says on which day the applicant comes; null when the decision waits for no day.</summary>
    public string? VisitDay { get; init; }

    /// <summary>From when on the window's five working days run: submission, or the answer to a correction.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The day after which the limit runs: that of acceptance; what counts as accepted runs from the day it was received.</summary>
    public DateOnly? CountedFrom { get; init; }
    public DateOnly? DueOn { get; init; }
    public CorrectionRequested? Correction { get; init; }

    /// <summary>The day on which the correction was asked for: the days to answer run from the next.</summary>
    public DateOnly? AskedOn { get; init; }
    public DateTimeOffset? CorrectedAt { get; init; }
    public CorrectionAnswers? CorrectionAnswers { get; init; }
    public OpinionAdded? Opinion { get; init; }

    /// <summary>How often judgements, notes or words were kept. A form that saw fewer was overtaken by a colleague.</summary>
    public int Opinions { get; init; }

    /// <summary>Each judgement as it stands, by checkpoint, with whose it is.</summary>
    public ImmutableSortedDictionary<string, JudgedPoint> Judged { get; init; } = ImmutableSortedDictionary.Create<string, JudgedPoint>(StringComparer.Ordinal);

    /// <summary>The account that decided or declined, and when.</summary>
    public Guid? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public ItemGranted? Grant { get; init; }
    public ItemDenied? Denial { get; init; }
    public ItemDeclined? Decline { get; init; }
    public AutoDecided? Automatic { get; init; }

    /// <summary>The item whose refusal ended this one.</summary>
    public string? ClosedBecauseOf { get; init; }

    /// <summary>The documents that are there, in the order in which they were made.</summary>
    public ImmutableList<ResultIssued> Results { get; init; } = [];

    /// <param name="from">The day after which its limit runs.</param>
    /// <param name="dueOn">Null while it is being counted.</param>
    internal ItemCase Accepted(DateTimeOffset at, DateOnly from, DateOnly? dueOn) =>
        this with { Status = ItemStatus.Accepted, AcceptedAt = at, CountedFrom = from, DueOn = dueOn };

    /// <summary>With its next date counted anew.</summary>
    internal ItemCase Moved(DateOnly on) => Status == ItemStatus.CorrectionRequested ? this with { Correction = Correction! with { AnswerBy = on } }
        : this with { DueOn = on };

    internal ItemCase With(OpinionAdded opinion, EventMeta meta) => this with
    {
        Opinion = opinion,
        Opinions = Opinions + 1,
        // Who only kept a colleague's judgement did not make it.
        Judged = opinion.Checkpoints.ToImmutableSortedDictionary(c => c.Key, c => Judged.TryGetValue(c.Key, out var was) && was.Judgement == c.Value
            ? was : new(c.Value, meta.Actor, meta.At), StringComparer.Ordinal),
    };

    public bool IsFinal => Status >= ItemStatus.Declined;
    /// <summary>Longer than making a certificate ever takes: something holds it up, and whoever waits is told so.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public bool IsResultLate(DateTimeOffset now) => AwaitsResult && now - DecidedAt > Late;

    public bool AwaitsResult => Status == ItemStatus.Granted && Results.Count < (Grant?.Orders().Count() ?? 0);
}
