using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Certificates.ImportSeal;

/// <summary>
/// Imports a seal of an authority that is believed already. A new authority comes by the command line only: whoever could bring one
/// here could make themselves a seal of any department.
/// </summary>
[Access(Right.KeepSeals), RequestSizeLimit(LargestFile + 100_000), RequestFormLimits(MultipartBodyLengthLimit = LargestFile + 50_000)]
internal sealed class ImportSealPage(SealImport import, ICatalog catalog) : OneStopPage
{
    private const int LargestFile = 100_000;

    [BindProperty(Name = "department", SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public IReadOnlyList<Choice> Departments => [.. catalog.Departments.Select(d => new Choice(d.Code, T.Of(d.Name)))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is not { Length: > 0 })
            return Refuse(Refusal.Invalid("certificates.seal-file", "file"));
        if (Upload.Length > LargestFile)
            return Refuse(Refusal.Invalid("certificates.seal-unreadable", "file"));
        using var content = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(content, cancel);
        var outcome = await import.Import(Department, content.ToArray(), Password ?? "", newAuthority: false, cancel);
        return outcome.Succeeded(out _, out var refused) ? GoAndTell(CertificateLinks.Seals, "imported") : Refuse(refused);
    }
}
