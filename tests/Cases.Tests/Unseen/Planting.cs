using System.Globalization;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>Makes values that nobody else would write, as long as asked, and remembers them.</summary>
internal sealed class Planting(Random random)
{
    // Of the second level of GB/T 2312: in every font, and in no word of ours.
    private const string Rare = "瑷璎琮璩骞赟翮翱蓁蕙菡萏毓钰铄锃霁霏霭飒骁骥麒黛黟";
    private const string Ascii = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Long = 5;

    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    public string Words(int length = Long) => New(() => Of(Rare, length));

    public string Latin() => New(() => "Q" + Of(Ascii, 9));

    /// <summary>For what is typed freely; null for what has to be something.</summary>
    public string? For(DataElement element) => element switch
    {
        { Pattern: not null } or { Check: not CheckDigit.None } => null,
        { Type: ElementType.Phone } => New(() => "199009" + random.Next(100_000).ToString("00000", CultureInfo.InvariantCulture)),
        { Type: ElementType.Text or ElementType.LongText } when (element.MaxLength ?? Long) >= 4 => Words(Math.Min(Long, element.MaxLength ?? Long)),
        _ => null,
    };

    /// <summary>Those of the planted values that stand in a text.</summary>
    public IEnumerable<string> In(string? text) =>
        text is null ? [] : given.Where(v => text.Contains(v, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private string Of(string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));

    private string New(Func<string> make)
    {
        string made;
        do
            made = make();
        while (!given.Add(made));
        return made;
    }
}
