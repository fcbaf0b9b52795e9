using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What the message of a check names in braces.</summary>
internal static partial class CheckMessage
{
    public static IEnumerable<string> Names(FormCheck check) =>
        (from message in new[] { check.Message.Zh, check.Message.En } from Match name in InBraces().Matches(message) select name.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex InBraces();
}
