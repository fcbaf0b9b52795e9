using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;

namespace OneStop.Cases.Desk;

/// <summary>An uploaded page as the viewer offers it.</summary>
/// <param name="Number">In its material, from 1.</param>
/// <param name="IsNew">It came with a correction.</param>
/// <param name="IsOld">A correction replaced it.</param>
internal sealed record ShownPage(Guid Id, string Material, Bilingual Name, int Number, int Of, bool IsImage, bool IsNew, bool IsOld);

/// <param name="Certificate">The certificate that served, when one did.</param>
/// <param name="From">The item of the same case whose result serves, when one does.</param>
internal sealed record NotAsked(MaterialSpec Spec, SubmittedMaterial Filed, CertificateOnFile? Certificate, ItemCase? From)
{
    /// <summary>The ways of the kind that was taken.</summary>
    public IEnumerable<MaterialWay> Ways => Spec.Ways.Where(w => w.Kind == Filed.Way);

    /// <summary>The certificate whose PDF stands for it.</summary>
    public Guid? Paper => Filed.Certificate ?? From?.Results.FirstOrDefault()?.Certificate;
}

/// <summary>The materials of an item: what was uploaded, page by page, and what was not asked for because it was known.</summary>
/// <param name="Owed">May follow and was not handed in yet.</param>
internal sealed record ShownMaterials(IReadOnlyList<ShownPage> Pages, IReadOnlyList<NotAsked> NotAsked, IReadOnlyList<MaterialSpec> Owed, ShownPage? Open)
{
    public static readonly ShownMaterials None = new([], [], [], null);

    public static ShownMaterials Of(DeskCase desk, IReadOnlyList<CertificateOnFile> certificates, Guid? open)
    {
        var pages = new List<ShownPage>();
        foreach (var material in desk.Share.Materials)
        {
            var spec = desk.Share.Matter.Material(material.Material);
            var before = Corrections.PagesBefore(desk, material.Material);
            pages.AddRange(material.Pages.Select((id, i) => Page(id, i, material.Pages.Count, isNew: before.Count > 0 && !before.Contains(id), isOld: false)));
            var replaced = before.RemoveAll(material.Pages.Contains);
            pages.AddRange(replaced.Select((id, i) => Page(id, i, replaced.Count, isNew: false, isOld: true)));

            ShownPage Page(Guid id, int index, int count, bool isNew, bool isOld) => new(id, spec.Code, spec.Name, index + 1, count,
                desk.Files.GetValueOrDefault(id)?.StartsWith("image/", StringComparison.Ordinal) == true, isNew, isOld);
        }

        return new(pages,
            [.. desk.Share.Materials.Where(m => m.Pages.IsEmpty && !m.Owed).Select(m => Known(desk, m, certificates))],
            [.. desk.Share.Materials.Where(m => m.Pages.IsEmpty && m.Owed).Select(m => desk.Share.Matter.Material(m.Material))],
            pages.Find(p => p.Id == open) ?? pages.FirstOrDefault());
    }

    private static NotAsked Known(DeskCase desk, SubmittedMaterial material, IReadOnlyList<CertificateOnFile> certificates)
    {
        var spec = desk.Share.Matter.Material(material.Material);
        var from = material.Way != WayKind.Result ? null
            : spec.Ways.Where(w => w.Kind == WayKind.Result).Select(w => desk.Case.Item(w.Source!)).FirstOrDefault(i => i is not null);
        return new(spec, material, certificates.FirstOrDefault(c => c.Id == material.Certificate), from);
    }

    /// <summary>Whether a file belongs to the item, now or before a correction.</summary>
    public bool Has(Guid file) => Pages.Any(p => p.Id == file);
}
