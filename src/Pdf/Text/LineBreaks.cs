using System.Globalization;
using System.Text;

namespace OneStop.Pdf.Text;

/// <summary>
/// Where a line of mixed Chinese and Latin text may end (the line-start and line-end rules of GB/T 15834-2011 and of W3C CLREQ):
/// between Chinese characters and at spaces, never inside a Latin word or number, never before closing or after opening punctuation.
/// </summary>
internal static class LineBreaks
{
    private const string NeverFirst = "、。，．：；！？）〕】」』》〉”’…—～·•％℃℉㎡㎥°‰,.!?;:)]}%/~";
    private const string NeverLast = "（〔【「『《〈“‘([{￥¥$№";
    private const string HalfBlank = "、。，．：；！？）〕】」』》〉";

    /// <summary>May the line be broken between these two neighbours?</summary>
    public static bool Allowed(Rune before, Rune after)
    {
        if (IsSpace(after))
            return false;
        if (IsSpace(before))
            return true;
        if (IsNeverFirst(after) || IsNeverLast(before))
            return false;
        return !(IsOfWord(before) && IsOfWord(after));
    }

    public static bool IsNeverFirst(Rune rune) => Is(rune, NeverFirst);

    public static bool IsNeverLast(Rune rune) => Is(rune, NeverLast);

    internal static bool IsSpace(Rune rune) => rune.Value is ' ' or '\u3000';

    /// <summary>Closing punctuation whose right half is blank: at a line's end the blank may stand in the margin.</summary>
    internal static bool EndsInBlank(Rune rune) => Is(rune, HalfBlank);

    /// <summary>Letters and digits of alphabets, and the signs that join them (e-mail addresses, dates, 12.5, A-3).</summary>
    private static bool IsOfWord(Rune rune) =>
        rune.Value < 0x2E80 && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            || Is(rune, "-_'&+=.,:/@%#~–"));

    private static bool Is(Rune rune, string set) => rune.IsBmp && set.Contains((char)rune.Value);
}
