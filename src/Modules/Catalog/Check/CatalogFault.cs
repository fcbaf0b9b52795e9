namespace OneStop.Catalog.Check;

/// <summary>
/// Something that keeps a matter from being published: where, what, and what would be right. Told alike by the Studio, an
/// import and the command line, so the sentence stands with the check in both languages.
/// </summary>
/// <param name="Place">The part to mend, as in the file with codes for positions: <c>items/E01-I2</c>, <c>questions/q1</c>; empty for the whole.</param>
/// <param name="Code">Stable code of the kind of fault, e.g. <c>element-unknown</c>.</param>
/// <param name="Text">What is wrong.</param>
public sealed record CatalogFault(string Place, string Code, Bilingual Text)
{
    internal static CatalogFault At(string place, string code, string zh, string en) => new(place, code, new(zh, en));

    public override string ToString() => Place.Length == 0 ? Text.En : $"{Place}: {Text.En}";
}
