using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Time;

namespace OneStop.Catalog.Studio.OpenDraft;

/// <summary>What was typed into the forms of a draft, to be shown again when it was refused.</summary>
internal sealed record TypedOfDraft(string? Note = null, string? Effective = null, string? Reason = null, bool English = false);

/// <summary>
/// One draft: its parts, what is still wrong with it, and its way to the public. It only reads; what is pressed on it are the
/// intents' own pages.
/// </summary>
internal abstract class DraftOverview(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    public virtual TypedOfDraft Typed { get; } = new();

    public PublicationPlan Plan { get; private set; } = null!;
    public FormSchema Schema => FormSchemas.Of(Draft.Of);

    /// <summary>The list that is to be looked at; null for the overview.</summary>
    public IReadOnlyList<DraftPart> PartsOf(PartListSchema list) => DraftPart.In(Draft.Body, "", list, T.Lang, new FormContext(Draft.Body, catalog, T).NameOf);

    /// <summary>Matters that hold what is changed: they keep the published words until their next version.</summary>
    public IReadOnlyList<Contracts.Catalog.Matter> Affects => Draft.BasedOn > 0 ? Dictionary.AffectedMatters.By(Draft.Of, Draft.Code, catalog) : [];

    public string Fingerprint => PartPath.Fingerprint(Draft.Body);
    public bool IsAuthor => Draft.Authors.Contains(Actor.Account);
    public string Tomorrow => Now.ChinaDate().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Parts of the reading page that this official has yet to read before publishing.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    /// <summary>What reviewers said of the parts, before it was sent back last or since.</summary>
    public IEnumerable<PartComment> Comments => Draft.Comments.Where(c => c.Round == (Draft.Status == DraftStatus.Open ? Draft.Round - 1 : Draft.Round));

    public IEnumerable<IGrouping<string, CatalogFault>> FaultsByPart => Plan.Faults.GroupBy(f => PartOf(f.Place));

    private static string PartOf(string place) => string.Join('/', PartPath.Split(place).Take(2));

    protected async Task<bool> Ready(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return false;
        Plan = PublicationPlan.Of(Draft, catalog, Draft.Effective ?? Now);
        Unread = Draft.Status == DraftStatus.InReview ? ReadPart.Unread(Draft, PartDifference.Published(Draft, catalog), Actor.Account) : [];
        return true;
    }
}

/// <summary>An intent whose form stands on the draft's page: it only takes a press, and a refusal shows the draft again.</summary>
internal abstract class DraftCommandPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftOverview(streams, catalog, people)
{
    /// <summary>Whoever opens the address of a press finds the draft.</summary>
    public IActionResult OnGet() => LocalRedirect(Here);

    /// <summary>Where the press led.</summary>
    /// <param name="outcome">Of the command.</param>
    /// <param name="done">What the next page says was done: <c>draft.done.{done}</c>.</param>
    /// <param name="to">Where to go then; back to the draft when null.</param>
    protected async Task<IActionResult> After(Result<Unit> outcome, string done, CancellationToken cancel, string? to = null)
    {
        if (!outcome.Succeeded(out _, out var refused))
            return refused[0].Kind == RefusalKind.NotFound || !await Ready(cancel) ? NotFound() : await RefuseWithNames(refused, cancel);
        return GoAndTell(to ?? Here, done);
    }
}
