using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;

namespace OneStop.Catalog.Check;

/// <summary>
/// Whose something is can be told from the form: parties are named in it, tell of nothing twice, and a number of theirs is compared with
/// their name before any register is asked about it.
/// </summary>
internal static class PartyCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var elements = matter.Elements.ToDictionary(e => e.Code, StringComparer.Ordinal);
        foreach (var party in matter.Parties)
        {
            var place = $"parties/{party.Code}";
            if (party.Code == Party.Applicant)
                yield return CatalogFault.At(place, "party-applicant", party.Name);
            if (party.NameIn.Count == 0)
                yield return CatalogFault.At(place, "party-name");
            // Somebody whose name can only be the applicant's own is no other person; only departments may ask of the applicant as of others.
            if (party.NameIn.Count > 0 && (party.ForDepartments.Count == 0 || party.Elements.Count + party.Materials.Count > 0)
                && party.NameIn.All(n => elements.GetValueOrDefault(n) is { Editable: false, Source.Register: RegisterNames.Population or "account" }))
                yield return CatalogFault.At(place, "party-own", party.Name);
            foreach (var unknown in party.NameIn.Concat(party.NumberIn).Concat(party.Elements).Where(e => !elements.ContainsKey(e)))
                yield return CatalogFault.At(place, "party-element", unknown);
            foreach (var unknown in party.Materials.Where(m => matter.Materials.All(o => o.Code != m)))
                yield return CatalogFault.At(place, "material-unknown", unknown);
            // Numbers of the applicant's own came confirmed, and an authority gave what a result says; what is typed has to say whose name it
            // must fit.
            foreach (var number in party.NumberIn.Select(n => elements.GetValueOrDefault(n)).OfType<DataElement>())
            {
                if (number.Source is null && matter.ResultValues.All(v => v.Element != number.Code)
                    && (number.NameIn is null || !party.NameIn.Contains(number.NameIn)))
                    yield return CatalogFault.At(place, "party-number", number.Name);
            }
            foreach (var name in party.KnownWhen?.UnknownOperators ?? [])
                yield return CatalogFault.At(place, "rule-operator", name);
            foreach (var (material, way) in matter.Materials.Where(m => party.Materials.Contains(m.Code)).SelectMany(m => m.Ways.Select(w => (m, w))))
            {
                if (way.Kind == WayKind.SharedData && !matter.Answers(party, way.Source ?? ""))
                    yield return CatalogFault.At($"materials/{material.Code}", "party-unknown", party.Name);
            }
        }

        foreach (var twice in Twice(matter.Parties.SelectMany(p => p.Elements)).Concat(Twice(matter.Parties.SelectMany(p => p.Materials))))
            yield return CatalogFault.At("parties", "party-twice", twice);
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
