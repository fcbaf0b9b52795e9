namespace OneStop.Certificates.Issue;

/// <summary>
/// How a number is printed, told by its prefix. Words: 东消安检字〔2026〕0001号, counted by year. A letter code, as food
/// licences have it: JY2 + region 6 + serial 6 + check digit (ISO 7064 MOD 11,10). Digits, as tobacco licences have it:
/// 9901 + year + serial 4.
/// </summary>
internal abstract record NumberStyle
{
    /// <summary>Serials begin again each year.</summary>
    public abstract bool CountsByYear { get; }

    public abstract string Print(string prefix, string region, int year, int serial);

    public static NumberStyle Of(string prefix) =>
        prefix.Length == 0 ? new Words()
        : prefix.All(char.IsAsciiDigit) ? new Digits()
        : prefix.All(char.IsAsciiLetterOrDigit) ? new LetterCode()
        : new Words();

    private sealed record Words : NumberStyle
    {
        public override bool CountsByYear => true;

        public override string Print(string prefix, string region, int year, int serial) => $"{prefix}〔{year}〕{serial:0000}号";
    }

    private sealed record Digits : NumberStyle
    {
        public override bool CountsByYear => true;

        public override string Print(string prefix, string region, int year, int serial) => $"{prefix}{year}{serial:0000}";
    }

    private sealed record LetterCode : NumberStyle
    {
        public override bool CountsByYear => false;

        public override string Print(string prefix, string region, int year, int serial)
        {
            var number = $"{prefix}{region.PadRight(6, '0')[..6]}{serial:000000}";
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
