namespace OneStop;

/// <summary>A text of the catalogue in both languages of the product: data, unlike the texts of pages.</summary>
/// <param name="Zh">Simplified Chinese, as shown first.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>The Chinese text: the one that counts in law.</summary>
    public override string ToString() => Zh;
}
