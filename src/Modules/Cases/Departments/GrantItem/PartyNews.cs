using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Departments;

/// <summary>Asks registers once more of the others whom a form names, before their item is granted, and puts on record what is new.</summary>
[UseCase]
internal sealed class PartyNews(IStreams streams, ICatalog catalog, PartyRecords records)
{
    /// <summary>Whether they say otherwise than the reviewer could have seen. Nobody is asked for an official who may not decide the item.</summary>
    public async Task<bool> Changed(Guid id, string item, StaffMember by, CancellationToken cancel)
    {
        if (await streams.Read<Case>(id) is not { State: var state } || !by.UnderReview(state, state.Number, item).Succeeded(out _)
            || ItemShare.Of(catalog, state, item) is not { OfOthers.Count: > 0 } share
            || await records.Ask(share.Matter, state, by.Account, cancel) is not { } answer || state.Checked?.Says(answer) == true)
            return false;
        (await streams.Send(id, new CheckParties(by.Account, answer), by.Context(null))).Demand();
        // A register that gave no answer tells nothing new; the page says that it is waited for.
        return state.Checked is null || !state.Checked.SaysOf(answer);
    }
}
