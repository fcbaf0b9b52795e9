using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.StartDraft;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Matters;

/// <summary>One matter through its versions: what each changed, what is being worked on, and how it ends.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class MatterPage(CatalogInMemory catalog, DraftLines lines, StartDraftHandler start, IPeople people) : StudioPage(people)
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "from")]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public int? To { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    public IReadOnlyList<Matter> Versions { get; private set; } = [];
    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];
    public Matter Last => Versions[^1];
    public Matter? InForce => catalog.Find(Code);
    public MatterEnd? Ended => catalog.Ended(Code);
    public DraftLine? Live => Drafts.FirstOrDefault(d => d.Status is DraftStatus.Open or DraftStatus.InReview);
    public DifferenceTable? Table { get; private set; }

    /// <summary>Limits and legal bases that nobody has checked against their source yet.</summary>
    public IEnumerable<(ServiceItem Item, string What, string Basis)> Unverified => Last.Items.SelectMany(i => new[]
        {
            (Item: i, What: T["matter.statutory", i.Statutory?.Days ?? 0], Of: i.Statutory?.Evidence, Basis: i.Statutory?.Basis),
            (Item: i, What: T["matter.promised", i.Promised.Days], Of: i.Promised.Evidence, i.Promised.Basis),
            (Item: i, What: T["matter.law"], Of: i.Law?.Evidence, Basis: i.Law?.Text),
        })
        .Where(n => n.Of == Evidence.Unverified)
        .Select(n => (n.Item, n.What, n.Basis is { } basis ? T.Of(basis) : ""));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await start.Handle(new(Act == "retire" ? DraftKind.Retirement : DraftKind.Matter, Code, null, Actor, IdempotencyKey));
        if (outcome.Succeeded(out var id))
            return GoAndTell(CatalogLinks.Draft(id), "begun");
        return await Load(cancel) ? Refuse(outcome.Refusals) : NotFound();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        Versions = catalog.Versions(Code);
        if (Versions.Count == 0)
            return false;
        Drafts = [.. await lines.Of(DraftKind.Matter, Code, cancel), .. await lines.Of(DraftKind.Retirement, Code, cancel)];
        await KnowNames(Drafts.Select(d => (Guid?)d.ChangedBy), cancel);
        if (catalog.Find(Code, From ?? 0) is { } before && catalog.Find(Code, To ?? 0) is { } after)
        {
            var body = MatterFile.Of(after);
            Table = new(PartDifference.Between(PartDifference.Comparable(MatterFile.Of(before)), PartDifference.Comparable(body)),
                new FormContext(body, catalog, T), DraftKind.Matter);
        }

        return true;
    }
}
