namespace OneStop.Contracts.Catalog;

/// <summary>Other words of one matter for an element of the dictionary; what is null stays as in the dictionary.</summary>
public sealed record Wording(string Element, Bilingual? Name = null, Bilingual? Ask = null, Bilingual? Hint = null, ElementErrors? Errors = null)
{
    /// <summary>
    /// The element in these words, each sentence of <see cref="Errors"/> by itself. A new name without a new question takes the
    /// dictionary's question away, which would still ask by the old name.
    /// </summary>
    public DataElement Of(DataElement element) => element with
    {
        Name = Name ?? element.Name,
        Ask = Ask ?? (Name is null ? element.Ask : null),
        Hint = Hint ?? element.Hint,
        Errors = Errors is null ? element.Errors : new()
        {
            Missing = Errors.Missing ?? element.Errors.Missing, Malformed = Errors.Malformed ?? element.Errors.Malformed,
            TooLong = Errors.TooLong ?? element.Errors.TooLong, OutOfRange = Errors.OutOfRange ?? element.Errors.OutOfRange,
        },
    };
}
