using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>Whose a document is.</summary>
/// <param name="PartyCode">Code of the party, or of the table in whose row they stand; null when it is the applicant's.</param>
/// <param name="Code">ID number or credit code; empty while the party has none.</param>
/// <param name="IsApart">It is in the party's own wallet, and the applicant does not get it.</param>
internal sealed record ResultHolder(string? PartyCode, string Name, string Code, bool IsApart)
{
    /// <summary>Of an issued document; null once its holder is forgotten.</summary>
    public static ResultHolder? Of(Matter matter, Case @case, ResultIssued issued)
    {
        var item = matter.Item(issued.Item);
        var order = @case.Item(issued.Item)?.Grant?.Orders().ElementAtOrDefault(issued.Part);
        if (order?.Face.Value is not { } face)
            return null;
        return new(order.Party, face.Holder, face.HolderCode,
            order.Party is not null && item.Results is [{ ToHolderOnly: true }, ..] && face.HolderCode.Length > 0);
    }

    /// <summary>Whether the applicant gets nothing of what an item brought.</summary>
    public static bool AllApart(Matter matter, Case @case, ItemCase item) =>
        item.Results.Count > 0 && item.Results.TrueForAll(r => Of(matter, @case, r) is { IsApart: true });
}
