using OneStop.Contracts.Catalog;

namespace OneStop.Contracts.Cases;

/// <summary>
/// What a draft of a matter would have meant for cases that were really filed: shown before it is published, when it can
/// still be mended.
/// </summary>
public interface IRehearsal
{
    /// <summary>
    /// Replays the last cases of the matter against the draft, in memory: nothing is written, and no value of a form leaves.
    /// What was on file of an applicant is taken from what the case itself shows; a source that the version of the case did
    /// not name counts as one that has nothing.
    /// </summary>
    /// <param name="draft">Sound: it passed the checks of publishing.</param>
    /// <param name="last">How many cases, the newest first; at most <see cref="Rehearsal.Most"/>.</param>
    Task<Rehearsal> Replay(Matter draft, int last = Rehearsal.Usual, CancellationToken cancel = default);
}

/// <param name="LookedAt">Cases that were found: those that changed, those that did not, and those that could not be replayed.</param>
/// <param name="Changed">The newest first.</param>
/// <param name="NotReplayed">The newest first.</param>
public sealed record Rehearsal(int LookedAt, IReadOnlyList<CaseChange> Changed, IReadOnlyList<NotReplayed> NotReplayed)
{
    /// <summary>How many cases are replayed unless said otherwise.</summary>
    public const int Usual = 100;

    /// <summary>No more are replayed, however many are asked for.</summary>
    public const int Most = 500;

    /// <summary>Cases to which the draft would make no difference.</summary>
    public int Unchanged => LookedAt - Changed.Count - NotReplayed.Count;
}

/// <summary>A case that was found and could not be replayed.</summary>
/// <param name="Number">Case number.</param>
public sealed record NotReplayed(string Number, NotReplayedBecause Because);

/// <summary>Why a case could not be replayed.</summary>
public enum NotReplayedBecause
{
    /// <summary>The applicant's key was destroyed: what was filed cannot be read any more.</summary>
    Forgotten,

    /// <summary>The catalogue does not have the version that it was filed under.</summary>
    VersionMissing,

    /// <summary>What is stored cannot be understood.</summary>
    Unreadable,
}

/// <summary>One case as it was filed against the same case under the draft. Codes, names and dates; never a value of its form.</summary>
/// <param name="Number">Case number.</param>
/// <param name="Version">The version of the matter that it was filed under.</param>
public sealed record CaseChange(string Number, DateOnly FiledOn, int Version)
{
    /// <summary>Why it could not be filed at all under the draft.</summary>
    public IReadOnlyList<Bilingual> Barred { get; init; } = [];

    /// <summary>Ids of questions to which the case has no answer that counts.</summary>
    public IReadOnlyList<string> QuestionsOpen { get; init; } = [];

    /// <summary>Items that the draft would choose and that the version it was filed under did not.</summary>
    public IReadOnlyList<ChangedItem> ItemsAdded { get; init; } = [];

    /// <summary>Items that were chosen and would not be; the draft may not even have them.</summary>
    public IReadOnlyList<ChangedItem> ItemsDropped { get; init; } = [];

    /// <summary>Elements that the applicant would have to fill in as well: nothing known or filed says them.</summary>
    public IReadOnlyList<string> FieldsAsked { get; init; } = [];

    /// <summary>Elements that were filed for nothing.</summary>
    public IReadOnlyList<string> FieldsNoLongerAsked { get; init; } = [];

    /// <summary>Elements whose filed value, or whose being left out, the draft would not take.</summary>
    public IReadOnlyList<string> FieldsRefused { get; init; } = [];

    /// <summary>Materials that would have to be uploaded and had not to be.</summary>
    public IReadOnlyList<string> MaterialsToUpload { get; init; } = [];

    /// <summary>Materials that had to be uploaded and would not have to be.</summary>
    public IReadOnlyList<string> MaterialsSpared { get; init; } = [];

    /// <summary>Items that a rule would decide at once and did not, or the other way round.</summary>
    public IReadOnlyList<TurnedDecision> DecisionsTurned { get; init; } = [];

    /// <summary>Promised last day of the whole matter, as on the day of filing.</summary>
    public required DateOnly DueBefore { get; init; }

    /// <summary>The same day under the draft; the same working calendar counts both.</summary>
    public required DateOnly DueAfter { get; init; }

    /// <summary>Whether the draft makes any difference to the case.</summary>
    public bool IsAny => DueBefore != DueAfter || Barred.Count + QuestionsOpen.Count + ItemsAdded.Count + ItemsDropped.Count + FieldsAsked.Count
        + FieldsNoLongerAsked.Count + FieldsRefused.Count + MaterialsToUpload.Count + MaterialsSpared.Count + DecisionsTurned.Count > 0;
}

/// <param name="Item">Code of the item.</param>
/// <param name="Why">The draft's own words why it is or is not among the chosen; null when the draft has none.</param>
/// <param name="DependsOn">The questions and fields that the draft's condition looks at, by their names.</param>
public sealed record ChangedItem(string Item, Bilingual Name, Bilingual? Why, IReadOnlyList<Bilingual> DependsOn);

/// <param name="Item">Code of the item.</param>
/// <param name="ByRule">True when the rule would decide now, false when a person would have to.</param>
/// <param name="Because">Names of the fields and materials that keep the rule from deciding in the one version of the two.</param>
public sealed record TurnedDecision(string Item, Bilingual Name, bool ByRule, IReadOnlyList<Bilingual> Because);
