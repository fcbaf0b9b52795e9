using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>The sealed certificate of a granted item, for its applicant, unless it goes to another holder alone.</summary>
[Access(Right.FollowOwnCases)]
internal sealed class ResultPage(CaseAccess cases, ICatalog catalog, ICertificates certificates) : OneStopPage
{
    /// <param name="part">Which of the documents of the item, from 0.</param>
    public async Task<IActionResult> OnGet(string number, string item, CancellationToken cancel, [FromQuery] int part = 0) =>
        await cases.Load(number, Actor.Reach!, cancel) is { State: var state } && state.Item(item)?.Results.Find(r => r.Part == part) is { } result
        && ResultHolder.Of(ItemShare.MatterOf(catalog, state), state, result) is not { IsApart: true }
        && await certificates.Pdf(result.Certificate, cancel) is { } pdf ? Download.Of(Response, pdf) : NotFound();
}
