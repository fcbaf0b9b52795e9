using System.Globalization;
using OneStop.Web;

namespace OneStop.Catalog.Check;

/// <summary>Faults in the reader's language.</summary>
internal static class FaultTexts
{
    /// <summary>For messages that no reader asked for in a language of theirs.</summary>
    public static Texts English { get; } = new TextCatalogue([typeof(FaultTexts).Assembly]).English;

    public static string Of(this Texts t, CatalogFault fault) => Text(t, "fault." + fault.Key, fault.Args);

    /// <summary>A text with arguments that are texts, lists or figures of their own.</summary>
    public static string Text(Texts t, string key, IReadOnlyList<object?> args) => t[key, [.. args.Select(a => Argument(t, a))]];

    // Figures of a file are told as they stand in it, without grouping.
    private static object? Argument(Texts t, object? argument) => argument switch
    {
        FaultText text => Text(t, "fault." + text.Key, text.Args),
        IEnumerable<string> list => string.Join(t["fault.separator"], list),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => argument,
    };
}
