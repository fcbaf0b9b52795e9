using OneStop.Certificates.OnFile;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Certificates.ListCertificates;

/// <summary>
/// What kinds of certificates are called in both languages, as the catalogue has them: the name that is printed is Chinese. A result
/// of a matter has its own; of what authorities put on file, the paper that it stands for.
/// </summary>
[UseCase]
internal sealed class CertificateNames(ICatalog catalog)
{
    private const int CityLevel = 2;

    /// <summary>The name on it, with its English when the catalogue has one.</summary>
    public Bilingual Of(HeldCertificate held) => new(held.Name, English(held) ?? "");

    private string? English(HeldCertificate held)
    {
        var matters = catalog.Regions.Where(r => r.Level == CityLevel).SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code).ToList();
        var results = matters.SelectMany(m => m.Items).SelectMany(i => i.Results).Where(r => r.Code == held.Code).Select(r => r.Name);
        var papers = matters.SelectMany(m => m.Materials)
            .Where(s => s.Ways.Any(w => w.Kind == WayKind.Certificate && w.Source == held.Code)).Select(s => s.Name);
        var named = results.Concat(papers).Where(n => n.En.Length > 0).ToList();
        return (named.Find(n => n.Zh == held.Name) ?? named.FirstOrDefault())?.En;
    }
}
