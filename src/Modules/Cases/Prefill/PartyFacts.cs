using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Prefill;

/// <summary>Asks registers about people whom a form names, as soon as it says who they are: nobody is asked what the city knows of them.</summary>
[UseCase]
internal sealed class PartyFacts(ICatalog catalog, DraftStore drafts, Prefiller prefiller, TimeProvider clock)
{
    /// <summary>The draft with what registers know of them; the same one, and nobody was asked, when the form names nobody new.</summary>
    /// <param name="draft">As it is stored.</param>
    /// <param name="account">Whose look into the registers it is.</param>
    /// <param name="network">Where it is asked from.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Result<Draft>> Bring(Draft draft, Guid account, string network, CancellationToken cancel)
    {
        var today = clock.ChinaToday();
        if (Filing.Of(catalog, draft, today) is not { } filing || filing.Unasked.ToList() is not { Count: > 0 } unasked)
            return draft;
        var asker = Asker.Of(account, filing.State.Verified, network);
        var gathered = new List<(NamedParty Named, KnownFacts Facts)>();
        foreach (var named in unasked)
            gathered.Add((named, await prefiller.Gather(filing.Matter, named, filing.State.By, asker, draft.Subject, cancel)));
        // Whoever was renamed on another device meanwhile is asked about with that save.
        return await drafts.Change(draft.Id, ApplicantReach.Whole(draft.Subject), now => Filing.Of(catalog, now, today) is { } then
            ? gathered.Where(g => then.Unasked.Contains(g.Named)).Aggregate(then.State, (state, g) => g.Facts.AddTo(state, g.Named)) : now.State, cancel);
    }
}
