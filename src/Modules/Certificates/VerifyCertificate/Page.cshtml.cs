using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>For anyone: by number, or by the file itself. The file is only looked at, never kept.</summary>
[Access(Right.CheckCertificates), EnableRateLimiting(RateLimits.Lookup), RequestSizeLimit(SizeLimits.Upload)]
internal sealed class VerifyCertificatePage(VerifyCertificateHandler verify) : OneStopPage
{
    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>The name on the paper. Posted only: an address would keep it.</summary>
    [BindProperty(Name = "holder")]
    public string? Holder { get; set; }

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    public Verdict? Verdict { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Request.Query.ContainsKey("number"))
            return Page();
        var outcome = await verify.ByNumber(Number, null, HttpContext.Actor(), cancel);
        if (!outcome.Succeeded(out var verdict))
            return Refuse(outcome.Refusals);
        Verdict = verdict;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        ModelState.Clear();
        var outcome = Request.Form.ContainsKey("number")
            ? await verify.ByNumber(Number, Holder, HttpContext.Actor(), cancel)
            : await verify.ByFile(await Bytes(cancel), HttpContext.Actor(), cancel);
        if (!outcome.Succeeded(out var verdict))
            return Refuse(outcome.Refusals);
        Verdict = verdict;
        return Page();
    }

    /// <summary>At most one byte more than is allowed: enough to know that it is too much.</summary>
    private async Task<byte[]> Bytes(CancellationToken cancel)
    {
        if (Upload is null)
            return [];
        var bytes = new byte[Math.Min(Upload.Length, VerifyCertificateHandler.MostBytes + 1)];
        await using var stream = Upload.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
