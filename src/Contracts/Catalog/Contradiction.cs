namespace OneStop.Contracts.Catalog;

/// <summary>Why an item stands although it was answered, or typed, otherwise: neither the applicant nor the register silently wins.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Questions">Ids of the questions whose answers alone would leave it out.</param>
/// <param name="Elements">Codes of the elements whose values call for it.</param>
/// <param name="ByRegister">Whether what was typed would leave it out, and only what a source says calls for it.</param>
public sealed record Contradiction(string Item, IReadOnlyList<string> Questions, IReadOnlyList<string> Elements, bool ByRegister);
