using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.FollowOwnCases)]
internal sealed class WithdrawPage(CaseAccess cases, IStreams streams, ICatalog catalog) : OneStopPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [FromRoute]
    public string Item { get; set; } = "";

    public Bilingual Name { get; private set; } = new("", "");

    /// <summary>Open items that wait for this one and end with it.</summary>
    public IReadOnlyList<Bilingual> Others { get; private set; } = [];

    public bool HasRest { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await cases.Find(Number, Actor.Reach!, cancel) is not { } id)
            return NotFound();
        var done = await streams.Send(id, new WithdrawItem(Item), ByApplicant.Context(Actor));
        if (!done.IsRefused)
            return GoAndTell(CaseLinks.Case(Number), "withdrawn");
        return await Open(cancel) ? Refuse(done.Refusals) : NotFound();
    }

    private async Task<bool> Open(CancellationToken cancel)
    {
        if (await cases.Load(Number, Actor.Reach!, cancel) is not { State: var state } || state.Item(Item) is not { } item
            || catalog.Find(state.Matter, state.MatterVersion) is not { } matter)
            return false;
        var ending = new HashSet<string>(StringComparer.Ordinal) { item.Code };
        while (state.Items.Find(i => !i.IsFinal && !ending.Contains(i.Code) && i.DependsOn.Exists(ending.Contains)) is { } next)
            ending.Add(next.Code);
        Name = matter.Item(item.Code).Name;
        Others = [.. ending.Where(c => c != item.Code).Select(c => matter.Item(c).Name)];
        HasRest = state.Items.Exists(i => !i.IsFinal && !ending.Contains(i.Code));
        return true;
    }
}
