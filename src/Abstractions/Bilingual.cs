namespace OneStop;

/// <summary>A text of the catalogue in both languages of the product: data, unlike the texts of pages.</summary>
/// <param name="Zh">Simplified Chinese, as shown first.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>The side in a language; the Chinese while its English is still to follow.</summary>
    public string In(Lang lang) => lang == Lang.En && En.Length > 0 ? En : Zh;

    /// <summary>The Chinese text: the one that counts in law.</summary>
    public override string ToString() => Zh;
}
