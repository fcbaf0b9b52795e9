using OneStop.Certificates.OnFile;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.Certificates.OwnData;

/// <summary>A person's certificates, with all that they say.</summary>
internal sealed class OwnCertificates(CertificateFolder folder, ICatalog catalog, TextCatalogue texts) : IHoldsPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } = ["certificates.certificates", "certificates.files", "certificates.checks"];

    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        return [new("certificates", t["data.certificates"], [.. (await folder.Of(owner.Person, cancel)).Select(held => Row(held, t))])];
    }

    private DataRow Row(HeldCertificate held, Texts t) => new(held.Name,
    [
        new("number", t["data.certificate-number"], held.Number),
        new("issuer", t["data.issuer"], catalog.Departments.FirstOrDefault(d => d.Code == held.Department) is { } known ? t.Of(known.Name) : held.Department),
        new("validFrom", t["data.valid-from"], t.Date(held.ValidFrom)),
        .. held.ValidUntil is { } until ? new[] { new DataValue("validUntil", t["data.valid-until"], t.Date(until)) } : [],
        .. held.RevokedAt is { } revoked ? new[] { new DataValue("revokedAt", t["data.revoked"], t.Moment(revoked)) } : [],
        .. (held.Face?.Lines ?? []).Select((line, n) => new DataValue("line" + (n + 1), line.Key, line.Value)),
    ], CertificateLinks.Show(held.Id));
}
