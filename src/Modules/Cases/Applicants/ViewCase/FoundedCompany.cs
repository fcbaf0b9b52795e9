using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Cases.Applicants;

/// <summary>A company that a case founds, whose representative is the person who filed it: they may act for it here, once they take it up.</summary>
/// <param name="Uscc">Its credit code, which is public; null while there is none.</param>
internal sealed record FoundedCompany(string Name, string? Uscc)
{
    // Path of the register's entry, as IPeople's mandates are asked of it.
    private const string RepresentativeNumber = "representativeIdNumber";

    public static FoundedCompany? Of(ICatalog catalog, Matter matter, Case @case)
    {
        foreach (var item in @case.Items.Where(i => i.Status is not (ItemStatus.Denied or ItemStatus.Declined) && !@case.EndedByApplicant(i)))
        {
            if (matter.Item(item.Code).Results is not [{ Holder: { } holder } result, ..] || @case.By is not { } by
                || result.Tells.FirstOrDefault(t => t is { Register: RegisterNames.MarketEntities, Of: null, Ends: false }) is not { } told
                || !told.Entry.Any(e => e.Path == RepresentativeNumber && e.Sources().Any(s => @case.Form[s] == by.Code)))
                continue;
            var issued = item.Results.SelectMany(r => RegisterEntries.Of(@case, ItemShare.Of(catalog, @case, item.Code), r))
                .FirstOrDefault(e => e.Register == RegisterNames.MarketEntities && UnifiedCreditCode.IsValid(e.Code));
            return issued is not null ? new(issued.Name, issued.Code)
                : new(Party.First(matter.Parties.First(p => p.Code == holder).NameIn, e => @case.Form[e])?.Value ?? "", null);
        }

        return null;
    }

    /// <summary>Null also once the person has taken it up.</summary>
    public static async Task<FoundedCompany?> ToTakeUp(ICatalog catalog, Matter matter, Case @case, Guid person, IPeople people, MasterKeys masters,
        CancellationToken cancel) => Of(catalog, matter, @case) is not { } founded ? null
            : founded.Uscc is { } uscc && (await people.Represented(person, cancel)).Contains(SubjectId.OfEnterprise(masters, uscc)) ? null : founded;
}
