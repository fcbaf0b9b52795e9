using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Compose;

/// <summary>What sources have an answer, about whom.</summary>
/// <param name="asked">Whether the chosen items ask for an element.</param>
internal sealed class KnownSources(Matter matter, Known known, Func<string, bool> asked)
{
    /// <summary>Of a party who is not the applicant a register is heard only where the matter lets it be told.</summary>
    public bool Register(Party? party, string source) => known.Registers.Contains(Matter.SourceOf(party, source))
        && (party is null || party.MayBeAsked(source) || IsApplicant(party));

    /// <summary>Nobody's certificates are looked into for somebody else: a party's are there when the party is the applicant.</summary>
    public bool Certificate(Party? party, string source) =>
        known.Certificates.Contains(Matter.SourceOf(party, source)) && (party is null || IsApplicant(party));

    private bool IsApplicant(Party party) => party.NumberIn.FirstOrDefault(asked) is { } number && matter.IsOwnNumber(number);
}
