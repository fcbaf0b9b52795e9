using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Takes a draft over to the version of its matter that is in force: all that was said stays, only what is new is asked.</summary>
[UseCase]
internal sealed class TakeUpVersion(ICatalog catalog, DraftStore drafts, Refetch refetch, TimeProvider clock)
{
    public async Task<Result<Draft>> Handle(Guid id, Actor actor, string network, CancellationToken cancel)
    {
        var taken = await drafts.Change(id, actor.Reach!, draft => Take(catalog, draft, clock.ChinaToday()), cancel);
        if (taken.IsRefused || !taken.Value.Answer)
            return taken.Then(t => t.Draft);
        // Another version may take more from registers and certificates. Who asked them too often has the version all the same.
        var fetched = await refetch.Handle(id, actor, network, cancel);
        return fetched.IsRefused ? taken.Value.Draft : fetched;
    }

    /// <summary>Whether there was anything to take up: pressing twice takes up once.</summary>
    public static Result<DraftChange<bool>> Take(ICatalog catalog, Draft draft, DateOnly today) =>
        Filing.Of(catalog, draft, today) is { } filing && NewerVersion.Of(catalog, filing, today) is { } newer
            ? new DraftChange<bool>(newer.State, true, newer.Matter.Version)
            : new DraftChange<bool>(draft.State, false);
}
