using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Drafts;

/// <summary>A party as the form names them.</summary>
/// <param name="Element">The element that has the number.</param>
internal sealed record NamedParty(Party Party, string Element, string Number, string Name)
{
    /// <summary>As <see cref="DraftState.Confirmed"/> and <see cref="DraftState.Asked"/> keep it.</summary>
    public string Pair => $"{Number} {Name}";
}
