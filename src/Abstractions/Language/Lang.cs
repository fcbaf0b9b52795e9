namespace OneStop;

/// <summary>The two languages of the product. Chinese is the one that counts in law and the one shown first.</summary>
public enum Lang
{
    /// <summary>Simplified Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
