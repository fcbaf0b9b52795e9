using System.Globalization;
using System.Text;

namespace OneStop;

/// <summary>What people type, before it is judged: what nobody can see goes, and what no document could print is named.</summary>
public static class TypedText
{
    private static readonly (int First, int Last)[] Printable = Read();

    /// <summary>
    /// Trimmed; without invisible characters (a phone's keyboard adds U+FE0F behind signs), tabs and unusual blanks as
    /// ordinary ones, line ends as <c>\n</c>.
    /// </summary>
    /// <param name="text">As it was typed or pasted.</param>
    /// <param name="lines">Whether the text may have several lines; else they are joined by blanks.</param>
    public static string Tidy(string text, bool lines)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                tidy.Append(lines ? c : ' ');
            else if (c == '\t' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator)
                tidy.Append(c == '\u3000' && lines ? c : ' ');
            else if (!char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && c is not (>= '\uFE00' and <= '\uFE0F'))
                tidy.Append(c);
        }

        return tidy.ToString().Trim();
    }

    /// <summary>Characters as people count them; one of a name's rare ones is one, not two.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
            length++;
        return length;
    }

    /// <summary>
    /// The first character that the documents' fonts cannot draw, or null. The list is made from the fonts, and a test holds both
    /// against each other. Line ends are not drawn; half a surrogate pair counts as U+FFFD, which is not on the list.
    /// </summary>
    public static Rune? FirstUnprintable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is not ('\n' or '\r') && !IsPrintable(rune))
                return rune;
        return null;
    }

    /// <summary>Whether all of the documents' fonts, with the one for rare characters, can draw it.</summary>
    public static bool IsPrintable(Rune character)
    {
        var (low, high) = (0, Printable.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last) = Printable[middle];
            if (character.Value < first)
                high = middle - 1;
            else if (character.Value > last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    /// <summary>A character as a refusal names it: itself and its number, since some cannot be seen.</summary>
    public static string Name(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? $"U+{character.Value:X4}" : $"{character} (U+{character.Value:X4})";

    private static (int First, int Last)[] Read()
    {
        using var stream = typeof(TypedText).Assembly.GetManifestResourceStream("printable.txt")!;
        using var reader = new StreamReader(stream);
        var ranges = new List<(int, int)>();
        while (reader.ReadLine() is { } line)
        {
            var ends = line.Split('-');
            ranges.Add((int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        }

        return [.. ranges];
    }
}
