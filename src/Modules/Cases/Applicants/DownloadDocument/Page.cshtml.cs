using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// The sealed paper of a decision: made when it is first asked for, the same bytes ever after. When it cannot be drawn, its
/// words are shown: a decision that the applicant may act on is never out of reach.
/// </summary>
[Access(Right.FollowOwnCases)]
internal sealed class DocumentPage(CaseAccess cases, ICatalog catalog, ICertificates certificates, CaseClock time, TextCatalogue texts) : OneStopPage
{
    public DocumentOrder Order { get; private set; } = null!;
    public string Because { get; private set; } = "";
    public Case Case { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number, string kind, int version, CancellationToken cancel)
    {
        if (await cases.Load(number, Actor.Reach!, cancel) is not { } loaded
            || catalog.Find(loaded.State.Matter, loaded.State.MatterVersion) is not { } matter)
            return NotFound();
        if (DocumentOrders.Of(loaded, matter, kind, version, time, texts.Chinese, T.Lang == Lang.En ? T : null) is not { } order)
            return NotFound();
        if ((await certificates.Document(order, cancel)).Succeeded(out var pdf, out var refused))
            return Download.Of(Response, pdf);
        (Order, Because, Case) = (order, T.Of(refused[0]), loaded.State);
        return Page();
    }
}
