using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Says what follows before the consent to companies is taken back.</summary>
[Access(Right.FollowOwnCases)]
internal sealed class TakeBackConsentPage(CaseAccess cases, IStreams streams, ICatalog catalog) : OneStopPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    public IReadOnlyList<Bilingual> Companies { get; private set; } = [];

    /// <summary>Open items that end with it, those that wait for them included.</summary>
    public IReadOnlyList<Bilingual> Ending { get; private set; } = [];

    /// <summary>Items of the companies that were decided: that stays.</summary>
    public IReadOnlyList<Bilingual> Staying { get; private set; } = [];

    public bool IsWithdrawn { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Open(cancel) is not { } command || await cases.Find(Number, Actor.Reach!, cancel) is not { } id)
            return NotFound();
        var done = await streams.Send(id, command, ByApplicant.Context(Actor));
        return done.IsRefused ? Refuse(done.Refusals) : GoAndTell(CaseLinks.Consents, "withdrawn");
    }

    private async Task<WithdrawConsent?> Open(CancellationToken cancel)
    {
        if (await cases.Load(Number, Actor.Reach!, cancel) is not { State: var state } || !state.Consents.Contains(Consent.Provider)
            || catalog.Find(state.Matter, state.MatterVersion) is not { } matter)
            return null;
        var command = WithdrawConsent.OfCompanies(state, matter);
        var ending = new HashSet<string>(command.Items.Where(i => state.Item(i) is { IsFinal: false }), StringComparer.Ordinal);
        while (state.Items.Find(i => !i.IsFinal && !ending.Contains(i.Code) && i.DependsOn.Exists(ending.Contains)) is { } next)
            ending.Add(next.Code);
        Companies = [.. command.Items.Select(i => matter.Department(state.Item(i)!.Department).Name).Distinct()];
        Ending = [.. state.Items.Where(i => ending.Contains(i.Code)).Select(i => matter.Item(i.Code).Name)];
        Staying = [.. command.Items.Where(i => state.Item(i)!.IsFinal).Select(i => matter.Item(i).Name)];
        IsWithdrawn = state.WithdrawnConsents.Contains(Consent.Provider);
        return command;
    }
}
