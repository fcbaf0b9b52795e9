using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>The sealed paper of a decision: made when it is first asked for, the same bytes ever after.</summary>
[Access(Who.Applicant)]
internal sealed class DocumentPage(CaseAccess cases, ICatalog catalog, ICertificates certificates, CaseClock time, TextCatalogue texts) : OneStopPage
{
    public async Task<IActionResult> OnGet(string number, string kind, int version, CancellationToken cancel)
    {
        if (await cases.Load(number, Actor.Applicant!.Value, cancel) is not { } loaded
            || catalog.Find(loaded.State.Matter, loaded.State.MatterVersion) is not { } matter)
            return NotFound();
        return DocumentOrders.Of(loaded, matter, kind, version, time, texts.Chinese) is { } order
            ? Download.Of(Response, await certificates.Document(order, cancel)) : NotFound();
    }
}
