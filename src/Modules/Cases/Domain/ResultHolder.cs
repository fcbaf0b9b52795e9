using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>Whose a result is.</summary>
/// <param name="PartyCode">Code of the party; null when it is the applicant's.</param>
/// <param name="Code">ID number or credit code; empty while the party has none.</param>
/// <param name="IsApart">It is in the party's own wallet, and the applicant does not get it.</param>
internal sealed record ResultHolder(string? PartyCode, string Name, string Code, bool IsApart)
{
    /// <summary>The applicant, or the party that the matter says, as the form names them.</summary>
    public static ResultHolder Of(Matter matter, ItemResult result, FormData form, ApplicantFacts by)
    {
        if (matter.Parties.FirstOrDefault(p => p.Code == result.Holder) is not { } party
            || Party.First(party.NameIn, c => form[c]) is not var (_, name))
            return new(null, by.Name, by.Code, false);
        var code = Party.First(party.NumberIn, c => form[c])?.Value ?? "";
        return code == by.Code ? new(null, by.Name, by.Code, false) : new(party.Code, name, code, result.ToHolderOnly && code.Length > 0);
    }

    /// <summary>Of an item of a case; null when it ends without a document, or its applicant was forgotten.</summary>
    public static ResultHolder? Of(Matter matter, Case @case, string item) => matter.Item(item).Results is [var result, ..] && @case.By is { } by
        ? Of(matter, result, @case.Form, by) : null;
}
