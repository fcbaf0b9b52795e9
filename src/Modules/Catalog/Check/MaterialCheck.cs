using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every material is needed by somebody and can be had; whether in every case is for the check of reach.</summary>
internal static class MaterialCheck
{
    public static IEnumerable<Fault> Faults(Matter matter) => matter.Materials.SelectMany(m => Of(matter, m));

    private static IEnumerable<Fault> Of(Matter matter, MaterialSpec material)
    {
        var place = $"materials/{material.Code}";
        var needing = matter.Items.Where(i => i.Materials.Any(m => m.Material == material.Code)).ToList();
        if (needing.Count == 0)
            yield return Fault.At(place, "material-unused", "没有事项需要这份材料", "no item needs it");
        if (material.Ways.Count == 0 || material.Ways[^1].Kind is not (WayKind.Upload or WayKind.Generated or WayKind.Commitment or WayKind.Result))
            yield return Fault.At(place, "no-last-way", "什么都查不到时，这份材料就没有办法交；最后要有一种总能用的方式", "it cannot be had when nothing is on file");
        if (!material.Ways.Select(w => w.Kind).SequenceEqual(material.Ways.Select(w => w.Kind).Order()))
            yield return Fault.At(place, "ways-order", "提交方式要从最省事的排起", "its ways are not in the order from the lightest");
        if (material.Ways.Any(w => w.Kind is not (WayKind.EarlierUpload or WayKind.Upload) && string.IsNullOrEmpty(w.Source)))
            yield return Fault.At(place, "way-source", "有一种提交方式没写从哪里取", "a way has no source");
        foreach (var way in material.Ways.Where(w => w.Kind == WayKind.Result && w.Source is not null))
        {
            if (matter.Items.All(i => i.Code != way.Source))
                yield return Fault.At(place, "way-source", $"它取自事项{way.Source}的结果，这件事里没有这个事项", $"it is the result of {way.Source}, which is no item of this matter");
            foreach (var item in needing.Where(i => !i.DependsOn.Contains(way.Source!)))
                yield return Fault.At($"items/{item.Code}", "result-before-item", $"材料{material.Name.Zh}是{way.Source}的结果，要把{way.Source}列为前置事项", $"needs {material.Code}, the result of {way.Source}, but does not depend on it");
        }

        if (material.MaxPages is < 1 or > 50)
            yield return Fault.At(place, "pages", $"最多页数{material.MaxPages}应在1到50之间", $"{material.MaxPages} pages at most should be 1 to 50");
    }
}
