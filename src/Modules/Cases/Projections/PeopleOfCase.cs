using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Secrets;

namespace OneStop.Cases.Projections;

/// <summary>
/// Whom else a case is found by, besides who applies: who filed for a body, its representative, the parties and everybody whom the
/// form names with a number. Marks of names and numbers: nobody reads them from there.
/// </summary>
internal static class PeopleOfCase
{
    /// <summary>Kind of the blind index of a name, or of an ID number.</summary>
    public const string Kind = "case-person";

    /// <returns>Null where the form cannot be read any more, or its version is not there.</returns>
    public static byte[][]? Blinds(MasterKeys masters, ICatalog catalog, Case @case) =>
        @case.By is { } by && catalog.Find(@case.Matter, @case.MatterVersion) is { } matter
            ? [.. Said(matter, by, @case.Form).Where(s => s is { Length: > 0 }).Select(s => s!.Trim()).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).Select(s => masters.Blind(Kind, s))]
            : null;

    private static IEnumerable<string?> Said(Matter matter, ApplicantFacts by, FormData form)
    {
        yield return by.OperatorName;
        yield return form[WellKnownElements.Representative];
        foreach (var code in matter.Parties.SelectMany(p => p.NameIn.Concat(p.NumberIn)))
            yield return form[code];
        foreach (var element in matter.Elements.Where(e => e.NameIn is not null))
        {
            yield return form[element.Code];
            yield return form[element.NameIn!];
        }

        foreach (var table in matter.Elements.Where(e => e.Columns.Any(c => c.NameIn is not null) && form[e.Code] is { Length: > 0 }))
        {
            foreach (var row in TableRows.Read(table, form[table.Code]!) ?? [])
            {
                foreach (var number in table.Columns.Where(c => c.NameIn is not null))
                {
                    yield return row.GetValueOrDefault(number.Code);
                    yield return row.GetValueOrDefault(number.NameIn!);
                }
            }
        }
    }
}
