using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Drafts;

/// <summary>A person whom a field or a row of a table names, with their number.</summary>
/// <param name="Key">As <see cref="DraftState.Confirmed"/> knows the place.</param>
/// <param name="Field">Name of the control with the number.</param>
/// <param name="Row">From 1, in a table.</param>
internal sealed record NamedPerson(DataElement Element, string Key, string Field, string Number, string Name, int? Row = null)
{
    /// <summary>As <see cref="DraftState.Confirmed"/> keeps it.</summary>
    public string Pair => $"{Number} {Name}";

    /// <summary>That number and name do not belong together, or that nobody said so yet.</summary>
    public Refusal Unknown => Row is { } row ? Refusal.Invalid("cases.person-unknown.row", Field, row)
        : Refusal.Invalid("cases.person-unknown", Field, Element.Name);
}

/// <summary>A party as the form names them.</summary>
/// <param name="Element">The element that has the number.</param>
internal sealed record NamedParty(Party Party, string Element, string Number, string Name)
{
    /// <summary>As <see cref="DraftState.Confirmed"/> and <see cref="DraftState.Asked"/> keep it.</summary>
    public string Pair => $"{Number} {Name}";
}
