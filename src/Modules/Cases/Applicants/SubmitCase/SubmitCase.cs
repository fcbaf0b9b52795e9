using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Cases.Applicants;

/// <summary>A case as it is to be filed. It takes the id of its draft.</summary>
/// <param name="Unfiled">Uploaded pages that the case does not name: for materials that changed answers made needless.</param>
internal sealed record SubmitCase(Guid Draft, CaseSubmitted Submitted, ImmutableList<Verified> Verified, SubjectKey Subject, ImmutableList<Guid> Unfiled)
    : ICommand<Case, string>, IStartsStream
{
    /// <summary>Version of the draft that goes with it; null when there is none to go.</summary>
    public int? Dropped { get; init; }
}

internal sealed class SubmitCaseHandler(ICatalog catalog) : ICommandHandler<Case, SubmitCase, string>
{
    /// <summary>The draft is not as it was read: whoever files it reads it again.</summary>
    public const string DraftChanged = "cases.draft-changed";

    Result<Decision<string>> ICommandHandler<Case, SubmitCase, string>.Decide(Case state, SubmitCase command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Submitted, command.Verified, catalog, by, now);

    public static Result<Decision<string>> Decide(Case state, CaseSubmitted submitted, IReadOnlyList<Verified> verified, ICatalog catalog,
        CommandContext by, DateTimeOffset now)
    {
        if (state.Exists)
            return state.Applicant == submitted.Applicant ? Decision.Of(state.Number) : Refusal.NotFound("cases.draft-not-found");
        var meta = by.At(now);
        var filed = state.Evolve(submitted, meta);
        var decided = new List<IEvent>();
        foreach (var verification in verified)
            decided.AddRange(verification.Events(filed, catalog, now));
        return Decision.Of(submitted.Number, [submitted, .. decided.Count == 0 ? [] : CaseCompletion.With(filed, meta, decided)]);
    }
}
