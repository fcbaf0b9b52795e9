using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Identifiers;

namespace OneStop.Certificates.Issue;

/// <summary>
/// How a number is printed, told by its prefix. Words: 东消安检字〔2026〕0001号, counted by year. A letter code, as food
/// licences have it: JY2 + region 6 + serial 6 + check digit (ISO 7064 MOD 11,10). Digits, as tobacco licences have it:
/// 9901 + year + serial 4. Places in braces, as marriage certificates and title deeds have them: J{region}-{year}-{serial:6}.
/// </summary>
internal abstract partial record NumberStyle
{
    /// <summary>Serials begin again each year.</summary>
    public abstract bool CountsByYear { get; }

    /// <param name="prefix">As the result has it.</param>
    /// <param name="region">Code of the decision's region, 6 digits.</param>
    /// <param name="year">Of the decision.</param>
    /// <param name="serial">From 1.</param>
    /// <param name="place">The region's name.</param>
    public abstract string Print(string prefix, string region, int year, int serial, string place);

    public static NumberStyle Of(string prefix) =>
        prefix.Length == 0 ? new Words()
        : prefix.Contains('{', StringComparison.Ordinal) ? new Places(prefix.Contains("{year}", StringComparison.Ordinal))
        : prefix.All(char.IsAsciiDigit) ? new Digits()
        : prefix.All(char.IsAsciiLetterOrDigit) ? new LetterCode()
        : new Words();

    private static string Six(string region) => region.PadRight(6, '0')[..6];

    private sealed record Words : NumberStyle
    {
        public override bool CountsByYear => true;

        public override string Print(string prefix, string region, int year, int serial, string place) => $"{prefix}〔{year}〕{serial:0000}号";
    }

    private sealed record Digits : NumberStyle
    {
        public override bool CountsByYear => true;

        public override string Print(string prefix, string region, int year, int serial, string place) => $"{prefix}{year}{serial:0000}";
    }

    /// <param name="CountsByYear">It names the year.</param>
    private sealed partial record Places(bool CountsByYear) : NumberStyle
    {
        public override bool CountsByYear { get; } = CountsByYear;

        public override string Print(string prefix, string region, int year, int serial, string place) => Braces().Replace(prefix, found =>
            found.Groups["name"].Value switch
            {
                "year" => $"{year}",
                "region" => Six(region),
                "place" => place,
                "uscc" => CreditCode(region, serial),
                "serial" => serial.ToString(CultureInfo.InvariantCulture).PadLeft(Width(found.Groups["width"].Value), '0'),
                var other => throw new FormatException($"A number has no place {other}."),
            });

        private static int Width(string digits) => digits.Length == 0 ? 4 : int.Parse(digits, CultureInfo.InvariantCulture);

        // GB 32100: market regulation 9, enterprise 1, region 6, body 9 (MA and six more with their check), check.
        private static string CreditCode(string region, int serial)
        {
            var body = $"MA{serial:000000}";
            var code = $"91{Six(region)}{body}{OrganisationCode.CheckCharacter(body)}";
            return code + UnifiedCreditCode.CheckCharacter(code);
        }

        [GeneratedRegex(@"\{(?<name>\w+)(?::(?<width>\d+))?\}", RegexOptions.None, 1000)]
        private static partial Regex Braces();
    }

    private sealed record LetterCode : NumberStyle
    {
        public override bool CountsByYear => false;

        public override string Print(string prefix, string region, int year, int serial, string place)
        {
            var number = $"{prefix}{Six(region)}{serial:000000}";
            return number + CheckDigit(number.Where(char.IsAsciiDigit));
        }

        private static char CheckDigit(IEnumerable<char> digits)
        {
            var p = 10;
            foreach (var digit in digits)
            {
                var sum = (p + digit - '0') % 10;
                p = (sum == 0 ? 10 : sum) * 2 % 11;
            }

            return (char)('0' + ((11 - p) % 10));
        }
    }
}
