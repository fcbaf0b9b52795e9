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

    /// <summary>
    /// What stands before its lines, with the English of the catalogue: that of its own result, else of any result, else of a field of a form
    /// with the same words. By the Chinese label; what nobody has said in English is not in it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels(HeldCertificate held)
    {
        var matters = Matters();
        var results = matters.SelectMany(m => m.Items).SelectMany(i => i.Results).OrderBy(r => r.Code == held.Code ? 0 : 1)
            .SelectMany(r => r.Fields).Select(f => f.Label);
        var fields = matters.SelectMany(m => m.Elements).SelectMany(e => e.Columns.Prepend(e)).Select(e => e.Name);
        var wanted = (held.Face?.Lines ?? []).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        return results.Concat(fields).Where(n => n.En.Length > 0 && wanted.Contains(n.Zh)).DistinctBy(n => n.Zh)
            .ToDictionary(n => n.Zh, n => n.En, StringComparer.Ordinal);
    }

    private List<Matter> Matters() =>
        [.. catalog.Regions.Where(r => r.Level == CityLevel).SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code)];

    private string? English(HeldCertificate held)
    {
        var matters = Matters();
        var results = matters.SelectMany(m => m.Items).SelectMany(i => i.Results).Where(r => r.Code == held.Code).Select(r => r.Name);
        var papers = matters.SelectMany(m => m.Materials)
            .Where(s => s.Ways.Any(w => w.Kind == WayKind.Certificate && w.Source == held.Code)).Select(s => s.Name);
        var named = results.Concat(papers).Where(n => n.En.Length > 0).ToList();
        return (named.Find(n => n.Zh == held.Name) ?? named.FirstOrDefault())?.En;
    }
}
