using System.Collections.Immutable;

namespace OneStop.Domain;

/// <summary>
/// For what somebody acts for another: everything, or classes of matters, matters and single items. It is kept as words:
/// <c>*</c>, <c>class:business-open</c>, <c>matter:YJS-E01</c>, <c>item:YJS-E01/E01-I1</c>.
/// </summary>
public sealed record MandateScope
{
    private const string All = "*", Class = "class:", OneMatter = "matter:", OneItem = "item:";

    private MandateScope(ImmutableArray<string> words) => Words = words;

    /// <summary>Everything.</summary>
    public static MandateScope Whole { get; } = new([All]);

    /// <summary>Sorted, each once.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Whether it is for everything.</summary>
    public bool IsWhole => Words.Contains(All);

    /// <summary>Codes of classes (stages of life) whose matters all belong to it.</summary>
    public IEnumerable<string> Classes => Of(Class);

    /// <summary>Codes of matters.</summary>
    public IEnumerable<string> Matters => Of(OneMatter);

    /// <summary>Items, as <c>matter/item</c>.</summary>
    public IEnumerable<string> Items => Of(OneItem);

    /// <summary>The scope of these words; unknown ones mean nothing. Null when nothing is left.</summary>
    public static MandateScope? Read(IEnumerable<string> words)
    {
        ImmutableArray<string> known = [.. words.Where(IsWord).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return known.IsEmpty ? null : known.Contains(All) ? Whole : new(known);
    }

    /// <summary>What either of two is for.</summary>
    public MandateScope With(MandateScope other) => Read(Words.Concat(other.Words))!;

    /// <summary>Whether a whole matter, with whatever it holds for somebody, belongs to it.</summary>
    /// <param name="matter">Code.</param>
    /// <param name="stage">Code of its class.</param>
    public bool Covers(string matter, string stage) => IsWhole || Matters.Contains(matter) || Classes.Contains(stage);

    /// <summary>Whether an application for these items of a matter belongs to it.</summary>
    public bool Covers(string matter, string stage, IEnumerable<string> items) =>
        Covers(matter, stage) || (items.ToList() is { Count: > 0 } all && all.TrueForAll(i => Items.Contains($"{matter}/{i}")));

    /// <summary>Whether somebody may begin to apply for the matter: all of it belongs to the scope, or one of its items does.</summary>
    public bool Touches(string matter, string stage) => Covers(matter, stage) || Items.Any(i => i.StartsWith(matter + "/", StringComparison.Ordinal));

    /// <param name="stage">Code of a class.</param>
    public static string WordOfClass(string stage) => Class + stage;

    /// <param name="matter">Code.</param>
    public static string WordOfMatter(string matter) => OneMatter + matter;

    /// <param name="matter">Code.</param>
    /// <param name="item">Its code in the matter.</param>
    public static string WordOfItem(string matter, string item) => $"{OneItem}{matter}/{item}";

    /// <inheritdoc/>
    public bool Equals(MandateScope? other) => other is not null && Words.SequenceEqual(other.Words, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word.GetHashCode(StringComparison.Ordinal)));

    private IEnumerable<string> Of(string kind) => Words.Where(w => w.StartsWith(kind, StringComparison.Ordinal)).Select(w => w[kind.Length..]);

    private static bool IsWord(string word) => word == All
        || (word.StartsWith(Class, StringComparison.Ordinal) || word.StartsWith(OneMatter, StringComparison.Ordinal)
            || word.StartsWith(OneItem, StringComparison.Ordinal)) && word.Length is > 5 and < 120;
}
