using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every material is needed by somebody and can be had; whether in every case is for <see cref="ReachCheck"/>.</summary>
internal static class MaterialCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) => matter.Materials.SelectMany(m => Of(matter, m));

    private static IEnumerable<CatalogFault> Of(Matter matter, MaterialSpec material)
    {
        var place = $"materials/{material.Code}";
        var needing = matter.Items.Where(i => i.Materials.Any(m => m.Material == material.Code)).ToList();
        if (needing.Count == 0)
            yield return CatalogFault.At(place, "material-unused");
        if (material.Ways.Count == 0 || material.Ways[^1].Kind is not (WayKind.Upload or WayKind.Generated or WayKind.Commitment or WayKind.Result))
            yield return CatalogFault.At(place, "no-last-way");
        if (!material.Ways.Select(w => w.Kind).SequenceEqual(material.Ways.Select(w => w.Kind).Order()))
            yield return CatalogFault.At(place, "ways-order");
        if (material.Ways.Any(w => w.Kind is not (WayKind.EarlierUpload or WayKind.Upload) && string.IsNullOrEmpty(w.Source)))
            yield return CatalogFault.At(place, "way-source");
        // Nobody promises what is not written: the items say it, or the material itself.
        if (material.Ways.Any(w => w.Kind == WayKind.Commitment) && material.Template.Count == 0 && needing.Exists(i => i.Commitment is null))
            yield return CatalogFault.At(place, "commitment-text");
        foreach (var way in material.Ways.Where(w => w.Kind == WayKind.Result && w.Source is not null))
        {
            if (matter.Items.All(i => i.Code != way.Source))
                yield return CatalogFault.At(place, "way-source.item", way.Source);
            foreach (var item in needing.Where(i => !i.DependsOn.Contains(way.Source!)))
                yield return CatalogFault.At($"items/{item.Code}", "result-before-item", new Bilingual(material.Name.Zh, material.Code), way.Source);
        }
    }
}
