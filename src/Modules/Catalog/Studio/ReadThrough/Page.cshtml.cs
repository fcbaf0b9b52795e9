using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Rules;
using OneStop.Web;

namespace OneStop.Catalog.Studio.ReadThrough;

/// <summary>
/// A whole matter on one page, for the official who publishes it: what citizens will read, what departments will see, what was checked,
/// and the decision beside it. A first version has nothing to be compared with, so that all of it has to be read.
/// </summary>
[Access(Who.Editor)]
internal sealed class ReadThroughPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftOverview(streams, catalog, people)
{
    private readonly CatalogInMemory catalog = catalog;
    private FormContext context = null!;

    public Matter? Matter => Plan.Matter;

    /// <summary>Null for a first version.</summary>
    public DifferenceTable? Changes { get; private set; }

    /// <summary>Figures and rules that nobody compared with their source.</summary>
    public int Unverified => Matter!.Items.Sum(i => new[] { i.Statutory?.Evidence, i.Promised.Evidence, i.Law?.Evidence }.Count(e => e == Evidence.Unverified));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Ready(cancel) || Draft.Of != DraftKind.Matter)
            return NotFound();
        context = new(Draft.Body, catalog, T);
        if (PartDifference.Published(Draft, catalog) is { } published)
            Changes = new(PartDifference.Between(published, PartDifference.Comparable(Draft.Body)), context, Draft.Of);
        return Page();
    }

    public string Condition(Rule? rule) => new ConditionChoices(context).Words(rule is null ? null : JsonNode.Parse(rule.Source.GetRawText()));

    public string Limit(TimeLimit? limit) =>
        limit is null ? T["read.none"] : limit.Days == 0 ? T["read.at-once"] : T.Limit(limit.Days, limit.Unit);

    public string ElementName(string code) => Matter!.Elements.FirstOrDefault(e => e.Code == code) is { } element ? T.Of(element.Name) : code;

    /// <summary>Where a line of a result comes from, in words.</summary>
    public string From(ResultField line) => string.Join(T["read.or"], line.From.Split('|', '+').Select(f =>
        ResultField.Facts.Contains(f) ? T["schema.from." + f] : ElementName(f)));
}
