using Microsoft.AspNetCore.Mvc;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.VerifyCertificate;
using OneStop.Contracts.Cases;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Certificates.ListCertificates;

[Access(Right.KeepOwnCertificates)]
internal sealed class ListCertificatesPage(MyWallet wallet, CertificateNames names, CertificateChecks checks) : OneStopPage
{
    private const int MostLooks = 10;

    [BindProperty(Name = "owner", SupportsGet = true)]
    public string? OwnerKey { get; set; }

    public IReadOnlyList<WalletOwner> Owners { get; private set; } = [];
    public WalletOwner Owner { get; private set; } = null!;
    public IReadOnlyList<RunningMatter> Pending { get; private set; } = [];
    public IReadOnlyList<CertificateCheckEntry> Looks { get; private set; } = [];
    public DateOnly Today => Now.ChinaDate();

    public async Task OnGet(CancellationToken cancel)
    {
        Owners = await wallet.Owners(Actor, cancel);
        Owner = Owners.FirstOrDefault(o => o.Key == OwnerKey) ?? Owners[0];
        Pending = await wallet.Pending(Actor, Owner.Subject, cancel);
        Looks = await checks.Of(Owner.Subject, null, MostLooks, cancel);
    }

    /// <summary>What stands on a card below its name: at most three lines.</summary>
    public IEnumerable<(string Term, string Value)> CardFacts(HeldCertificate held)
    {
        if (held.Face is { } face && held.Code == "business-licence")
            yield return (T["wallet.code"], face.HolderCode);
        else
            yield return (T["wallet.number"], held.Number);
        yield return (T["wallet.issued"], T.Date(held.ValidFrom));
        yield return (T["wallet.validity"], held.ValidUntil is { } until ? T["wallet.until", until] : T["wallet.always"]);
    }

    public Bilingual Name(HeldCertificate held) => names.Of(held);

    public Bilingual Department(HeldCertificate held) => wallet.DepartmentOf(held);
}
