using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Studio.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Preview;

/// <summary>Guide and form of a draft as the citizen will see them, for any answers.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class PreviewPage(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    // With these faults names lead nowhere, or nothing comes first.
    private static readonly string[] NotComposed =
    [
        "cycle", "duplicate", "element-unknown", "material-unknown", "department-unknown", "item-unknown", "rule-variable", "rule-operator", "no-last-way",
        "way-source",
    ];

    public Matter? Matter { get; private set; }
    public Composition? Made { get; private set; }
    public IReadOnlyList<CatalogFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel) || Draft.Of != Drafts.DraftKind.Matter)
            return NotFound();
        var plan = PublicationPlan.Of(Draft, catalog, Now);
        // A draft whose names lead nowhere cannot be composed; its faults are shown instead.
        (Matter, Faults) = (plan.Faults.Any(f => NotComposed.Contains(f.Code)) ? null : plan.Matter, plan.Faults);
        if (Matter is { } sound)
        {
            var answers = Answers.Read(sound, id => Request.Query[id]);
            Made = Composer.Compose(sound, answers.Values.Aggregate(Answers.Usual(sound), (all, a) => all.With(a.Key, a.Value)), Known.Expected(sound));
        }

        return Page();
    }
}
