using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.ChangePart;
using OneStop.Catalog.Studio.Discard;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Catalog.Studio.SendBack;
using OneStop.Catalog.Studio.SendForReview;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Studio.OpenDraft;

/// <summary>One draft: its parts, what is still wrong with it, and its way to the public.</summary>
[Access(Who.Editor)]
internal sealed class OpenDraftPage(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    [BindProperty(Name = "effective")]
    public string? Effective { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "place")]
    public string? Moved { get; set; }

    public PublicationPlan Plan { get; private set; } = null!;
    public FormSchema Schema => FormSchemas.Of(Draft.Of);

    /// <summary>The list that is to be looked at; null for the overview.</summary>
    public IReadOnlyList<DraftPart> PartsOf(PartListSchema list) => DraftPart.In(Draft.Body, "", list, T.Lang, new FormContext(Draft.Body, catalog, T).NameOf);

    /// <summary>Matters that hold what is changed: they keep the published words until their next version.</summary>
    public IReadOnlyList<Contracts.Catalog.Matter> Affects => Draft.BasedOn > 0 ? Dictionary.AffectedMatters.By(Draft.Of, Draft.Code, catalog) : [];

    public string Fingerprint => PartPath.Fingerprint(Draft.Body);
    public bool IsAuthor => Draft.Authors.Contains(Actor.Account);
    public string Tomorrow => Now.ChinaDate().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IEnumerable<IGrouping<string, CatalogFault>> FaultsByPart => Plan.Faults.GroupBy(f => PartOf(f.Place));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Ready(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = Act switch
        {
            "send" => Day(Effective, out var day)
                ? await Send(new SendDraftForReview(Note ?? "", ChinaTime.StartOf(day))) : Refusal.Invalid("catalog.day-malformed", "effective"),
            "send-back" => await Send(new SendDraftBack(Reason ?? "")),
            "publish" => await Publish(),
            "discard" => await Send(new DiscardDraft()),
            "up" or "down" => await Send(new MovePart(Moved ?? "", Seen ?? "", Act == "up" ? -1 : 1)),
            _ => Refusal.Invalid("catalog.act-unknown"),
        };
        if (!outcome.IsRefused)
            return LocalRedirect(Act is "up" or "down" ? $"{Here}#{Moved?.Split('/')[0]}" : Here);
        if (outcome.Refusals[0].Kind == RefusalKind.NotFound || !await Ready(cancel))
            return NotFound();
        return await RefuseWithNames(outcome.Refusals, cancel);
    }

    /// <summary>Published, and at once in force on this node.</summary>
    private async Task<Result<Unit>> Publish()
    {
        var outcome = await Send(new PublishDraft(Seen ?? ""));
        await Task.Run(catalog.Refresh);
        return outcome;
    }

    /// <summary>Where a fault is mended: the innermost part of the draft that has a page.</summary>
    public string Mend(string place)
    {
        var names = PartPath.Split(place);
        for (var length = names.Length - (names.Length % 2); length > 0; length -= 2)
        {
            var part = string.Join('/', names[..length]);
            if (FormSchemas.At(Draft.Of, part) is not null && PartPath.Find(Draft.Body, part) is not null)
                return CatalogLinks.DraftPart(Id, part);
        }

        return CatalogLinks.DraftPart(Id);
    }

    private static string PartOf(string place) => string.Join('/', PartPath.Split(place).Take(2));

    private static bool Day(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private async Task<bool> Ready(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return false;
        Plan = PublicationPlan.Of(Draft, catalog, Draft.Effective ?? Now);
        return true;
    }
}
