using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;

namespace OneStop.Catalog.Check;

/// <summary>
/// What registers are told of documents, which certificates these end, and what registers tell departments of others: of somebody whose
/// number is known, with values that somebody gives.
/// </summary>
internal static class ToldCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
    [
        .. from item in matter.Items from result in item.Results from fault in OfResult(matter, item, result) select fault,
        .. matter.Parties.SelectMany(p => OfParty(matter, p)),
        // Whoever files is never told what they say: in a rule of the form they would never come true.
        .. from check in matter.Checks
           where !check.Asks && check.Wrong.Variables.Any(v => matter.Parties.Any(p => p.ForDepartments.Any(e => v == "register." + e)))
           select CatalogFault.At($"checks/{check.Element}", "others-asks"),
    ];

    private static IEnumerable<CatalogFault> OfResult(Matter matter, ServiceItem item, ItemResult result)
    {
        var place = $"items/{item.Code}";
        foreach (var told in result.Tells)
        {
            if (told.Ends != (told.Entry.Count == 0))
                yield return CatalogFault.At(place, "told-entry", told.Register);
            if (told.Of is { } of && !HasNumber(matter, of))
                yield return CatalogFault.At(place, "told-of", of);
            foreach (var from in told.Entry.SelectMany(v => v.Sources()).Concat(told.Row?.Sources() ?? [])
                .Where(f => !ToldValue.Facts.Contains(f) && !IsGiven(matter, item, f)))
                yield return CatalogFault.At(place, "element-unknown.told", from);
        }

        foreach (var end in result.Ends)
        {
            if (end.Of is { } of && !HasNumber(matter, of))
                yield return CatalogFault.At(place, "told-of", of);
            if (end.Number is { } number && !IsGiven(matter, item, number))
                yield return CatalogFault.At(place, "element-unknown.told", number);
        }
    }

    private static IEnumerable<CatalogFault> OfParty(Matter matter, Party party)
    {
        var place = $"parties/{party.Code}";
        if (party.ForDepartments.Count > 0 && party.NumberIn.Count == 0)
            yield return CatalogFault.At(place, "told-of", party.Code);
        foreach (var code in party.ForDepartments)
        {
            if (matter.Elements.FirstOrDefault(e => e.Code == code) is not { } element)
                yield return CatalogFault.At(place, "party-element", code);
            else if (element.Source is null || element.Source.Register is RegisterNames.Population or RegisterNames.Premises or "account"
                || matter.Steps.Any(s => s.Fields.Contains(code)) || matter.Parties.Any(p => p.Elements.Contains(code)))
                yield return CatalogFault.At(place, "others-element", element.Name);
            else if (matter.Items.All(i => i.Checkpoints.All(c => !c.LookAt.Contains(code))))
                yield return CatalogFault.At(place, "others-unseen", element.Name);
        }
    }

    private static bool HasNumber(Matter matter, string party) =>
        party == Party.Applicant || matter.Parties.FirstOrDefault(p => p.Code == party) is { NumberIn.Count: > 0 };

    private static bool IsGiven(Matter matter, ServiceItem item, string element) => matter.AskedElements.Any(e => e.Code == element)
        || item.Decides.Any(d => d.Element == element) || matter.ResultValuesOf(item).Any(v => v.Element == element);
}
