namespace OneStop.Catalog.Check;

/// <summary>
/// Something that keeps a part of the catalogue from being published: where, what, and what would be right. The sentence is
/// the text <c>fault.{key}</c>, looked up where it is shown: the Studio, an import, the command line.
/// </summary>
/// <param name="Place">The part to mend, as in the file with codes for positions: <c>items/E01-I2</c>, <c>questions/q1</c>; empty for the whole.</param>
/// <param name="Key">Names the text. What stands before the first dot is the <see cref="Code"/>, what follows tells sentences of one code apart.</param>
/// <param name="Args">What the sentence names.</param>
public sealed record CatalogFault(string Place, string Key, IReadOnlyList<object?> Args)
{
    /// <summary>Stable code of the kind of fault, e.g. <c>element-unknown</c>.</summary>
    public string Code => Key.Split('.')[0];

    internal static CatalogFault At(string place, string key, params IReadOnlyList<object?> args) => new(place, key, args);

    /// <summary>Place and sentence in English, for logs and the command line.</summary>
    public override string ToString() => Place.Length == 0 ? FaultTexts.English.Of(this) : $"{Place}: {FaultTexts.English.Of(this)}";
}

/// <summary>A part of a sentence that has words of its own: the text <c>fault.{key}</c>.</summary>
internal sealed record FaultText(string Key, params IReadOnlyList<object?> Args);
