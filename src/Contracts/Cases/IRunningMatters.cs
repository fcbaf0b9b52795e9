using OneStop.Domain;

namespace OneStop.Contracts.Cases;

/// <summary>What a signed-in applicant has under way, drafts and cases together.</summary>
public interface IRunningMatters
{
    /// <summary>Cases that wait for the applicant, then the rest; of each the last filed or changed first.</summary>
    /// <param name="reach">Who applies, and which of theirs are seen.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyList<RunningMatter>> Of(ApplicantReach reach, int limit, CancellationToken cancel = default);

    /// <summary>How many cases of each wait for an answer of the applicant; who has none is not in it.</summary>
    /// <param name="subjects">Those somebody may apply for.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyDictionary<Guid, int>> Waiting(IReadOnlyCollection<Guid> subjects, CancellationToken cancel = default);

    /// <summary>Under which other names of the same person something waits for an answer.</summary>
    /// <param name="person">Who is signed in.</param>
    /// <param name="acting">The name that is not meant: under which they act now.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyList<WaitingElsewhere>> Elsewhere(Guid person, Guid acting, CancellationToken cancel = default);
}

/// <summary>Cases that wait for an answer under another name of the reader.</summary>
/// <param name="Enterprise">Its name; null for the reader's own.</param>
public sealed record WaitingElsewhere(string? Enterprise, int Count);

/// <param name="Number">Case number, or the number of the draft.</param>
/// <param name="Title">The name that tells it apart, e.g. the shop.</param>
/// <param name="Url">Where it goes on.</param>
/// <param name="Parts">How many items (or steps of a draft) there are.</param>
/// <param name="Finished">How many of them are done.</param>
/// <param name="DueOn">Promised last day of the whole matter; null for a draft.</param>
/// <param name="NeedsYou">True when the applicant has something to do.</param>
public sealed record RunningMatter(string Number, Bilingual Matter, string Title, string Url, bool IsDraft, int Parts, int Finished, DateOnly? DueOn,
    bool NeedsYou);
