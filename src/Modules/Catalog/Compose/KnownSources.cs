using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Compose;

/// <summary>What sources have an answer, about whom.</summary>
/// <param name="asked">Whether the chosen items ask for an element.</param>
internal sealed class KnownSources(Matter matter, Known known, Func<string, bool> asked)
{
    public bool Register(Party? party, string source) => known.Registers.Contains(Matter.SourceOf(party, source));

    /// <summary>Nobody's certificates are looked into for somebody else: a party's are there when the party is the applicant.</summary>
    public bool Certificate(Party? party, string source) =>
        known.Certificates.Contains(Matter.SourceOf(party, source)) && (party is null || IsApplicant(party));

    private bool IsApplicant(Party party) => party.NumberIn.FirstOrDefault(asked) is { } number && matter.IsOwnNumber(number);
}
