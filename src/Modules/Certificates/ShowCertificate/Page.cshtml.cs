using Microsoft.AspNetCore.Mvc;
using OneStop.Certificates.Files;
using OneStop.Certificates.ListCertificates;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.VerifyCertificate;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Certificates.ShowCertificate;

/// <summary>One certificate of the reader's own, with all that it says.</summary>
[Access(Right.KeepOwnCertificates)]
internal sealed class ShowCertificatePage(MyWallet wallet, CertificateNames names, SealedFiles files, CertificateChecks checks) : OneStopPage
{
    private const int MostLooks = 20;

    public HeldCertificate Held { get; private set; } = null!;
    public Bilingual Department { get; private set; } = null!;

    /// <summary>What kind it is.</summary>
    public Bilingual Name => names.Of(Held);

    /// <summary>What it says besides its number: the body that issued it stands above.</summary>
    public IEnumerable<(Bilingual Label, string Value)> Lines
    {
        get
        {
            var english = T.Lang == Lang.En ? names.Labels(Held) : null;
            return (Held.Face?.Lines ?? []).Where(l => l.Value != Held.Number && l.Value != Department.Zh)
                .Select(l => (new Bilingual(l.Key, english?.GetValueOrDefault(l.Key) ?? ""), l.Value));
        }
    }

    public IReadOnlyList<CertificateCheckEntry> Looks { get; private set; } = [];
    public string Code { get; private set; } = "";

    /// <summary>Many certificates print their validity; it is not said twice.</summary>
    public bool FaceTellsValidity => Held.Face?.Lines.Any(l => l.Key.StartsWith("有效期", StringComparison.Ordinal)) == true;

    public DateOnly Today => Now.ChinaDate();

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        if (await wallet.Find(Actor, id, cancel) is not { } held || await files.Find(id, cancel) is not { } file)
            return NotFound();
        (Held, Department, Code) = (held, wallet.DepartmentOf(held), file.Code);
        Looks = await checks.Of(held.Subject, id, MostLooks, cancel);
        return Page();
    }
}
