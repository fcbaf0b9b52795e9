using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>The sealed paper that stood for a material of the item: whole, and recorded as a look at the whole.</summary>
[Access(Right.LookAtCases)]
internal sealed class KnownFilePage(DeskCases cases, ICertificates certificates) : OneStopPage
{
    public async Task<IActionResult> OnGetAsync(string number, string item, string material, CancellationToken cancel)
    {
        if (await cases.Open(number, item, Actor.Staff(), whole: true, null, cancel) is not { } desk
            || ShownMaterials.Of(desk, [], null).NotAsked.FirstOrDefault(m => m.Spec.Code == material)?.Paper is not { } paper
            || await certificates.Pdf(paper, cancel) is not { } pdf)
            return NotFound();
        Framing.Framed(Response);
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.ContentDisposition = Framing.Inline(pdf.FileName);
        return File(pdf.Bytes, "application/pdf");
    }
}
