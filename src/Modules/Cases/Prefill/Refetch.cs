using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Limits;
using OneStop.Web;

namespace OneStop.Cases.Prefill;

/// <summary>Asks the registers again: after a correction there, or when one could not be reached. What was typed stays.</summary>
[UseCase]
internal sealed class Refetch(ICatalog catalog, DraftStore drafts, Prefiller prefiller, PartyFacts parties, Allowances allowances)
{
    public const int PerAccount = 10;
    private const int PerNetwork = 100;
    private const string What = "fetch-again";
    private static readonly TimeSpan Time = TimeSpan.FromHours(1);

    /// <param name="id">The draft.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="network">Where from: a dozen other authorities' systems are asked each time.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Result<Draft>> Handle(Guid id, Actor actor, string network, CancellationToken cancel)
    {
        var reach = actor.Reach!;
        if (await drafts.Find(id, reach, cancel) is not { } draft || catalog.Find(draft.Matter, draft.MatterVersion) is not { } matter)
            return Refusal.NotFound("cases.draft-not-found");
        var taken = await allowances.Take([new(What, actor.Account.ToString(), PerAccount, Time), new(What, network, PerNetwork, Time)], cancel);
        if (taken.Until is { } until)
            return Refusal.Conflict("cases.fetched-too-often", until);
        if (await prefiller.Gather(matter, actor.Account, reach.Subject, draft.Operator, cancel) is not { } known)
            return Refusal.Conflict("cases.applicant-unknown");
        var fetched = await drafts.Change(id, reach, now => With(now.State, known), cancel);
        return fetched.Succeeded(out var whole) ? await parties.Bring(whole, actor.Account, network, cancel) : fetched;
    }

    internal static DraftState With(DraftState state, DraftState known) =>
        state with
        {
            By = known.By,
            Verified = known.Verified,
            Facts = known.Facts,
            Own = known.Own,
            Certificates = known.Certificates,
            Answered = known.Answered,
            Asked = known.Asked,
            Silent = known.Silent
        };
}
