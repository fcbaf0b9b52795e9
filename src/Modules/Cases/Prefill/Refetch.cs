using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Prefill;

/// <summary>Asks the registers again: after a correction there, or when one could not be reached. What was typed stays.</summary>
[UseCase]
internal sealed class Refetch(ICatalog catalog, DraftStore drafts, Prefiller prefiller)
{
    public async Task<Result<Draft>> Handle(Guid id, Actor actor, CancellationToken cancel)
    {
        var applicant = actor.Applicant!.Value;
        if (await drafts.Find(id, applicant, cancel) is not { } draft || catalog.Find(draft.Matter, draft.MatterVersion) is not { } matter)
            return Refusal.NotFound("cases.draft-not-found");
        if (await prefiller.Gather(matter, actor.Account, applicant, draft.Operator, cancel) is not { } known)
            return Refusal.Conflict("cases.applicant-unknown");
        return await drafts.Change(id, applicant, now => With(now.State, known), cancel);
    }

    private static DraftState With(DraftState state, DraftState known) =>
        state with
        {
            By = known.By,
            Verified = known.Verified,
            Facts = known.Facts,
            Certificates = known.Certificates,
            Answered = known.Answered,
            Silent = known.Silent
        };
}
