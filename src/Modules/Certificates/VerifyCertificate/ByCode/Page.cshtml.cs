using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate.ByCode;

/// <summary>Where the QR code on a certificate leads. The code cannot be guessed; names of persons are masked all the same.</summary>
[Access(Right.CheckCertificates), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class VerifyByCodePage(VerifyCertificateHandler verify) : OneStopPage
{
    public Verdict? Verdict { get; private set; }

    public async Task<IActionResult> OnGet(string code, CancellationToken cancel)
    {
        Verdict = await verify.ByCode(code, HttpContext.Actor(), cancel);
        if (Verdict is null)
            Response.StatusCode = 404;
        return Page();
    }
}
