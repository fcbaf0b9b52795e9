using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>A mandate in the reader's words, and what a new one may be made of.</summary>
internal sealed class MandateWords(Texts t, ICatalog catalog)
{
    public string Capacity(Mandate mandate) => t["acting.as." + mandate.Capacity.Word()];

    /// <summary>For what: 所有的事, or a list.</summary>
    public string Scope(MandateScope scope) => scope.IsWhole ? t["mandate.scope.all"] : string.Join(t["list.comma"],
    [
        .. scope.Classes.Select(c => t["mandate.scope.class", Stages.FirstOrDefault(s => s.Code == c) is { } stage ? t.Of(stage.Name) : c]),
        .. scope.Matters.Select(m => catalog.Find(m) is { } matter ? t.Of(matter.Name) : m),
        .. scope.Items.Select(Item),
    ]);

    /// <summary>What besides applying; null when nothing.</summary>
    public string? Rights(Mandate mandate) => mandate.Rights.Count == 0 ? null
        : string.Join(t["list.comma"], MandateRight.All.Where(mandate.May).Select(r => t["mandate.right." + r]));

    public string State(Mandate mandate, DateTimeOffset now) => mandate.StateAt(now) switch
    {
        MandateState.Offered => t["mandate.state.offered", mandate.OfferedUntil],
        MandateState.Lapsed => t["mandate.state.lapsed", mandate.OfferedUntil],
        MandateState.Over => t["mandate.state.over", mandate.Until],
        MandateState.Ended => t["mandate.state.ended", mandate.EndedAt, t["mandate.why." + mandate.EndedWhy]],
        _ when mandate.ToConfirm => t["mandate.state.to-confirm"],
        _ => mandate.Until is { } until ? t["mandate.state.until", until] : t["mandate.state.open"],
    };

    /// <summary>Whole classes of matters; then matters, then single items of those that hold several.</summary>
    /// <param name="applicant">Whose matters.</param>
    public IReadOnlyList<Choice> Classes(Applicant applicant) =>
        [.. Stages.Where(s => Matters(applicant).Any(m => m.Stage.Code == s.Code))
            .Select(s => new Choice(MandateScope.WordOfClass(s.Code), t["mandate.scope.class", s.Name]))];

    public IReadOnlyList<Choice> MatterChoices(Applicant applicant) =>
        [.. Matters(applicant).Select(m => new Choice(MandateScope.WordOfMatter(m.Code), t.Of(m.Name), t.Of(m.Short)))];

    public IReadOnlyList<Choice> ItemChoices(Applicant applicant) =>
    [
        .. Matters(applicant).Where(m => m.Items.Count > 1).SelectMany(m => m.Items.Select(i =>
            new Choice(MandateScope.WordOfItem(m.Code, i.Code), t["mandate.scope.item", m.Name, i.Name]))),
    ];

    /// <summary>Whether every word names something that there is.</summary>
    public bool Knows(MandateScope scope) => scope.IsWhole
        || (scope.Classes.All(c => Stages.Any(s => s.Code == c)) && scope.Matters.All(m => catalog.Find(m) is not null)
            && scope.Items.All(i => i.Split('/') is [var matter, var item] && catalog.Find(matter)?.Items.Any(x => x.Code == item) == true));

    private IEnumerable<Matter> Matters(Applicant applicant) => All.Where(m => m.Applicant == applicant);

    private IEnumerable<LifeStage> Stages => All.Select(m => m.Stage).DistinctBy(s => s.Code);

    // Some are published in one district only.
    private IEnumerable<Matter> All => catalog.Regions.Where(r => r.Level is 2 or 3).SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code)
        .OrderBy(m => m.Code, StringComparer.Ordinal);

    private string Item(string word) => word.Split('/') is [var matter, var item] && catalog.Find(matter) is { } found
        && found.Items.FirstOrDefault(i => i.Code == item) is { } known ? t["mandate.scope.item", found.Name, known.Name] : word;
}
