using System.Globalization;
using System.Text;

namespace OneStop.Testing;

/// <summary>
/// A text that a .NET regular expression matches, as far as patterns of data elements go: characters, classes, groups,
/// alternatives, and how often. The same seed gives the same text.
/// </summary>
public sealed class PatternText
{
    private readonly string pattern;
    private readonly int seed;
    private int at;

    private PatternText(string pattern, int seed) => (this.pattern, this.seed) = (pattern, seed);

    public static string Of(string pattern, int seed = 0) => new PatternText(pattern, seed).Alternatives();

    private string Alternatives()
    {
        var all = new List<string> { Sequence() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            all.Add(Sequence());
        }

        return all[seed % all.Count];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            var part = Part();
            var end = at;
            var times = Times();
            for (var i = 0; i < times; i++)
                text.Append(part);
            if (end == start)
                throw new FormatException($"{pattern} is more than this can read, at {at}.");
        }

        return text.ToString();
    }

    private string Part()
    {
        switch (pattern[at++])
        {
            case '^' or '$':
                return "";
            case '(':
                if (pattern.AsSpan(at).StartsWith("?:", StringComparison.Ordinal))
                    at += 2;
                var inside = Alternatives();
                at++;
                return inside;
            case '[':
                return Class().ToString();
            case '.':
                return "文";
            case '\\':
                return Escaped()[0].ToString();
            case var plain:
                return plain.ToString();
        }
    }

    /// <summary>The shortest that is allowed, and a little longer where it may be.</summary>
    private int Times()
    {
        if (at == pattern.Length)
            return 1;
        switch (pattern[at])
        {
            case '?':
                at++;
                return seed % 2;
            case '*':
                at++;
                return 1;
            case '+':
                at++;
                return 1;
            case '{':
                var end = pattern.IndexOf('}', at);
                var bounds = pattern[(at + 1)..end].Split(',');
                at = end + 1;
                return int.Parse(bounds[0], CultureInfo.InvariantCulture);
            default:
                return 1;
        }
    }

    private char Class()
    {
        var not = pattern[at] == '^';
        if (not)
            at++;
        var ranges = new List<(char From, char To)>();
        while (pattern[at] != ']')
        {
            var from = One();
            if (from.Length == 1 && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                ranges.Add((from[0], One()[0]));
            }
            else
            {
                ranges.AddRange(from.Select(c => (c, c)));
            }
        }

        at++;
        if (not)
            return "文a1-".First(c => !ranges.Exists(r => r.From <= c && c <= r.To));
        // Half of a character that is written as two is none.
        var sound = ranges.FindAll(r => !char.IsSurrogate(r.From));
        var (first, last) = sound[seed % Math.Min(sound.Count, 2)];
        return (char)(first + (seed % (last - first + 1)));
    }

    private string One() => pattern[at++] is var c && c == '\\' ? Escaped() : c.ToString();

    private string Escaped()
    {
        switch (pattern[at++])
        {
            case 'd':
                return "1234567890";
            case 'w':
                return "abc123";
            case 's':
                return " ";
            case 'u':
                at += 4;
                return ((char)int.Parse(pattern.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
            case var literal:
                return literal.ToString();
        }
    }
}
