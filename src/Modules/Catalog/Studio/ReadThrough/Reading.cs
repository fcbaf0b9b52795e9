using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Catalog.Studio.Parts;
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
internal abstract class Reading(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftOverview(streams, catalog, people)
{
    private readonly CatalogInMemory catalog = catalog;
    private FormContext context = null!;

    public Matter? Matter => Plan.Matter;

    /// <summary>Null for a first version.</summary>
    public DifferenceTable? Changes { get; private set; }

    /// <summary>A comment that was refused, to be shown again: its part and its text.</summary>
    public virtual (string Part, string Text)? TypedComment { get; }

    /// <summary>Whether this official may judge the parts: who wrote in the draft may not.</summary>
    public bool Judges => Draft.Status == DraftStatus.InReview && !IsAuthor;

    /// <summary>Figures and rules that nobody compared with their source.</summary>
    public int Unverified => Matter!.Items.Sum(i => new[] { i.Statutory?.Evidence, i.Promised.Evidence, i.Law?.Evidence }.Count(e => e == Evidence.Unverified));

    public string Look(string part) => ReadPart.Look(Draft.Body, part);

    /// <summary>Everything that is written in a part, with where it stands: what is marked as read was there to be read.</summary>
    public IReadOnlyList<(string Where, string Words)> Sentences(string part) =>
        [.. ReadPart.Sentences(Draft.Body, part).Select(s => (PartPathWords.Of(Draft.Of, s.Place, T), s.Words.Words(T.Lang) ?? T["read.none"]))];

    /// <summary>Who read a part as it is now.</summary>
    public IEnumerable<SeenPart> ReadBy(string part) => Draft.Seen.Where(s => s.Part == part && s.Look == Look(part));

    /// <summary>Somebody read it, and it was changed since.</summary>
    public bool ChangedSince(string part) => Draft.Seen.Exists(s => s.Part == part && s.By == Actor.Account && s.Look != Look(part));

    /// <summary>How a part stands with this reviewer: <c>read.state.{state}</c>.</summary>
    public string State(string part) => !Unread.Contains(part) ? ReadBy(part).Any(s => s.By == Actor.Account) ? "read" : "same"
        : ChangedSince(part) ? "changed" : "unread";

    public string Condition(Rule? rule) => new ConditionChoices(context).Words(rule is null ? null : JsonNode.Parse(rule.Source.GetRawText()));

    public string Limit(TimeLimit? limit) =>
        limit is null ? T["read.none"] : limit.Days == 0 ? T["read.at-once"] : T.Limit(limit.Days, limit.Unit);

    public string ElementName(string code) => Matter!.Elements.FirstOrDefault(e => e.Code == code) is { } element ? T.Of(element.Name) : code;

    /// <summary>Where a line of a result comes from, in words.</summary>
    public string From(ResultField line) => string.Join(T["read.or"], line.From.Split('|', '+').Select(f =>
        ResultField.Facts.Contains(f) ? T["schema.from." + f] : ElementName(f)));

    /// <summary>Fills the page; false when there is no such matter.</summary>
    protected async Task<bool> ReadyToRead(CancellationToken cancel)
    {
        if (!await Ready(cancel) || Draft.Of != DraftKind.Matter)
            return false;
        context = new(Draft.Body, catalog, T);
        if (PartDifference.Published(Draft, catalog) is { } published)
            Changes = new(PartDifference.Between(published, PartDifference.Comparable(Draft.Body)), context, Draft.Of);
        return true;
    }
}

/// <summary>One part of the reading page, with what a reviewer does there.</summary>
internal sealed record JudgedPart(Reading Page, string Part);

/// <summary>What a reviewer presses beside a part: a refusal shows the page again.</summary>
internal abstract class ReadingCommandPage(IStreams streams, CatalogInMemory catalog, IPeople people) : Reading(streams, catalog, people)
{
    [BindProperty(Name = "part")]
    public string? Part { get; set; }

    /// <summary>Whoever opens the address of a press finds the reading page.</summary>
    public IActionResult OnGet() => LocalRedirect(CatalogLinks.ReadDraft(Id));

    /// <summary>Where the press led.</summary>
    /// <param name="to">The part to go on with.</param>
    protected async Task<IActionResult> After(Result<Unit> outcome, string to, CancellationToken cancel) =>
        outcome.Succeeded(out _, out var refused) ? LocalRedirect(CatalogLinks.ReadPart(Id, to))
        : refused[0].Kind == RefusalKind.NotFound || !await ReadyToRead(cancel) ? NotFound() : await RefuseWithNames(refused, cancel);
}
