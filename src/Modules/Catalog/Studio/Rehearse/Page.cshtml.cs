using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Publish;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Rehearse;

/// <summary>The last real cases of the matter under the draft: what would change for whom. Codes and names, never what anybody filled in.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class RehearsePage(IStreams streams, CatalogInMemory catalog, IRehearsal rehearsal, IPeople people) : CatalogDraftPage(streams, people)
{
    private const int Shown = 100;

    public IReadOnlyList<CatalogFault> Faults { get; private set; } = [];
    public Matter? Matter { get; private set; }
    public Rehearsal? Replayed { get; private set; }
    public IReadOnlyList<CaseChange> Changes => [.. Replayed!.Changed.Take(Shown)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel) || Draft.Of != Drafts.DraftKind.Matter || Draft.BasedOn == 0)
            return NotFound();
        var plan = PublicationPlan.Of(Draft, catalog, Now);
        (Matter, Faults) = (plan.Matter, plan.Faults);
        if (plan is { Matter: { } sound, MayBePublished: true })
            Replayed = await rehearsal.Replay(sound, cancel: cancel);
        return Page();
    }

    /// <summary>How many cases each kind of change meets, the most frequent first.</summary>
    public IEnumerable<(string Words, int Cases)> Summary =>
        from change in Replayed!.Changed
        from words in Lines(change)
        group change by words into same
        orderby same.Count() descending, same.Key
        select (same.Key, same.Count());

    /// <summary>What would change for one case.</summary>
    public IEnumerable<string> Lines(CaseChange change)
    {
        foreach (var barred in change.Barred)
            yield return T["rehearsal.barred", barred];
        if (change.QuestionsOpen.Count > 0)
            yield return T["rehearsal.questions", Join(change.QuestionsOpen.Select(q => Matter!.Questions.FirstOrDefault(m => m.Id == q)?.Text),
                change.QuestionsOpen)];
        foreach (var item in change.ItemsAdded)
            yield return T["rehearsal.item-added", item.Name, item.Why ?? item.Name] + Looks(item.DependsOn);
        foreach (var item in change.ItemsDropped)
            yield return T["rehearsal.item-dropped", item.Name] + Looks(item.DependsOn);
        if (change.FieldsAsked.Count > 0)
            yield return T["rehearsal.fields-asked", Names(change.FieldsAsked)];
        if (change.FieldsNoLongerAsked.Count > 0)
            yield return T["rehearsal.fields-not-asked", Names(change.FieldsNoLongerAsked)];
        if (change.FieldsRefused.Count > 0)
            yield return T["rehearsal.fields-refused", Names(change.FieldsRefused)];
        if (change.MaterialsToUpload.Count > 0)
            yield return T["rehearsal.to-upload", Join(change.MaterialsToUpload.Select(m => Matter!.Materials.FirstOrDefault(s => s.Code == m)?.Name),
                change.MaterialsToUpload)];
        if (change.MaterialsSpared.Count > 0)
            yield return T["rehearsal.spared", Join(change.MaterialsSpared.Select(m => Matter!.Materials.FirstOrDefault(s => s.Code == m)?.Name),
                change.MaterialsSpared)];
        foreach (var turned in change.DecisionsTurned)
            yield return T[turned.ByRule ? "rehearsal.by-rule" : "rehearsal.by-person", turned.Name]
                + (turned.Because.Count == 0 ? "" : T["rehearsal.because", string.Join(T["differences.and"], turned.Because.Select(T.Of))]);
        if (change.DueBefore != change.DueAfter)
            yield return T["rehearsal.due", change.DueBefore, change.DueAfter];
    }

    private string Looks(IReadOnlyList<Bilingual> at) =>
        at.Count == 0 ? "" : T["rehearsal.looks-at", string.Join(T["differences.and"], at.Select(T.Of))];

    private string Names(IReadOnlyList<string> elements) =>
        Join(elements.Select(e => (Matter!.Elements.FirstOrDefault(m => m.Code == e) ?? catalog.Parts.Elements.FirstOrDefault(p => p.Code == e))?.Name),
        elements);

    private string Join(IEnumerable<Bilingual?> names, IReadOnlyList<string> codes) =>
        string.Join(T["differences.and"], names.Zip(codes, (name, code) => name is null ? code : T.Of(name)));
}
