using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Identifiers;

namespace OneStop.Catalog.Check;

/// <summary>What a matter names of the city is there: regions, departments, halls, and kinds of certificates that are its own to issue.</summary>
internal static class ReferenceCheck
{
    private const int CreditCodeLength = 18;

    public static IEnumerable<CatalogFault> Faults(Matter matter, CatalogParts parts)
    {
        foreach (var region in matter.Regions.Where(r => parts.Regions.All(p => p.Code != r)))
            yield return CatalogFault.At("regions", "region-unknown", region);
        foreach (var (material, way) in matter.Materials.SelectMany(m => m.Ways.Select(w => (m, w))))
        {
            if (way.Department is { } department && parts.Departments.All(d => d.Code != department))
                yield return CatalogFault.At($"materials/{material.Code}", "department-unknown", department);
        }

        foreach (var item in matter.Items.Where(i => i.Attendance?.Hall is { } hall && parts.Halls.All(h => h.Code != hall)))
            yield return CatalogFault.At($"items/{item.Code}", "hall-parent", item.Attendance!.Hall);
        foreach (var (party, name) in matter.Parties.SelectMany(p => p.KnownWhen?.Variables.Select(v => (p, v)) ?? []))
        {
            if (name is not ("applicant.code" or "applicant.name") && !AddedRegisterCheck.IsShared(name.Split('.')[0], parts))
                yield return CatalogFault.At($"parties/{party.Code}", "register-unknown", name);
        }

        foreach (var (material, way) in matter.Materials.SelectMany(m => m.Ways.Select(w => (m, w))).Where(w => w.w.Kind == WayKind.SharedData))
        {
            if (way.Source is { } source && !RegisterNames.All.Contains(source) && !AddedRegisterCheck.IsShared(source, parts))
                yield return CatalogFault.At($"materials/{material.Code}", "register-unknown", source);
        }

        foreach (var (item, told) in matter.Items.SelectMany(i => i.Results.SelectMany(r => r.Tells.Select(t => (i, t)))))
        {
            if (told.Register != RegisterNames.MarketEntities && !AddedRegisterCheck.IsShared(told.Register, parts))
                yield return CatalogFault.At($"items/{item.Code}", "register-unknown", told.Register);
        }

        foreach (var (item, result) in matter.Items.SelectMany(i => i.Results.Select(r => (i, r))))
        {
            var body = result.CertificateType.Length > CreditCodeLength ? result.CertificateType[..CreditCodeLength] : "";
            var owner = parts.Departments.FirstOrDefault(d => d.CreditCode == body);
            if (owner is not null && owner.Code != item.Department)
                yield return CatalogFault.At($"items/{item.Code}", "certificate-type.other", result.Name, owner.Name);
            else if (owner is null && body.Length > 0 && !UnifiedCreditCode.IsValid(body))
                yield return CatalogFault.At($"items/{item.Code}", "certificate-type.body", result.Name, body);
        }
    }
}
