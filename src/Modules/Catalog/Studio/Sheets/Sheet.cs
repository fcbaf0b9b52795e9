using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>The form for one part of a draft: its blanks, and the lists of parts inside it.</summary>
/// <param name="Key">Names its texts: the label of a blank is <c>sheet.{key}.{member}</c>.</param>
/// <param name="NameMember">The member that tells one such part from the others in its list; null when they are counted.</param>
internal sealed record Sheet(string Key, string? NameMember, IReadOnlyList<Blank> Blanks, IReadOnlyList<Shelf> Shelves)
{
    public IEnumerable<Blank> Leaves => Blanks.SelectMany(b => b is Group group ? group.Blanks : [b]);
}

/// <summary>A list of parts of one kind.</summary>
/// <param name="Member">Name of the list in the JSON.</param>
internal sealed record Shelf(string Member, Sheet Sheet);

/// <summary>One thing to fill in.</summary>
/// <param name="Member">Name in the JSON.</param>
/// <param name="Required">Written even when it is empty, so that the check names it.</param>
internal abstract record Blank(string Member, bool Required = false);

internal sealed record Line(string Member, bool Required = false, bool Long = false) : Blank(Member, Required);

/// <summary>A text in both languages.</summary>
internal sealed record Both(string Member, bool Required = false, bool Long = false) : Blank(Member, Required);

internal sealed record Number(string Member, bool Required = false, bool Whole = true) : Blank(Member, Required);

/// <param name="Usual">What it is when the file does not say.</param>
internal sealed record Tick(string Member, bool Usual = false) : Blank(Member);

internal sealed record One(string Member, Func<Surroundings, IReadOnlyList<Choice>> Choices, bool Required = false) : Blank(Member, Required);

internal sealed record Several(string Member, Func<Surroundings, IReadOnlyList<Choice>> Choices) : Blank(Member);

/// <summary>Several in an order.</summary>
internal sealed record Ordered(string Member, Func<Surroundings, IReadOnlyList<Choice>> Choices, int Spare = 3) : Blank(Member);

/// <summary>One line of text each.</summary>
internal sealed record Lines(string Member) : Blank(Member);

/// <summary>One line in both languages each.</summary>
internal sealed record BothLines(string Member, int Spare = 2) : Blank(Member);

/// <summary>Codes with their words.</summary>
internal sealed record Options(string Member, int Spare = 3) : Blank(Member);

/// <summary>A condition, built by choosing.</summary>
internal sealed record Condition(string Member, bool Required = false) : Blank(Member, Required);

/// <summary>A part that is there as a whole or not at all: a time limit, a source.</summary>
internal sealed record Group(string Member, IReadOnlyList<Blank> Blanks, bool Required = false) : Blank(Member, Required);

/// <summary>One of several whole values, such as the stages of life that other matters stand under.</summary>
internal sealed record Whole(string Member, Func<Surroundings, IReadOnlyList<Choice>> Choices) : Blank(Member, true);
