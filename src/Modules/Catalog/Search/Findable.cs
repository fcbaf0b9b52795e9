namespace OneStop.Catalog.Search;

/// <summary>What can be found.</summary>
internal enum FoundKind : byte { Matter, Item, Policy }

/// <summary>Whom it is for.</summary>
[Flags]
internal enum Audiences : byte { None = 0, Person = 1, Enterprise = 2, All = Person | Enterprise }

/// <summary>Which words of a thing a term is: the nearer to its name, the more it counts.</summary>
internal enum Field : byte { Name, Official, Synonym, Part, Result, Question, Answer }

/// <summary>One thing with all words by which it may be found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Code of the matter, item or policy.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Coverage">Where it is offered.</param>
/// <param name="Terms">Its names and words, in either language.</param>
internal sealed record Findable(
    FoundKind Kind, string Code, Bilingual Name, Audiences Audience, Coverage Coverage, IEnumerable<(string Text, Field Field)> Terms);

/// <summary>What may be among the results.</summary>
/// <param name="Kind">Only these; null means all kinds.</param>
/// <param name="Audience">Only what is for one of them.</param>
/// <param name="Region">Only what is offered in this region or above it; null means anywhere.</param>
/// <param name="AndBelow">Also what only a part of the region offers.</param>
internal sealed record SearchFilter(FoundKind? Kind = null, Audiences Audience = Audiences.All, string? Region = null, bool AndBelow = false)
{
    public static readonly SearchFilter None = new();
}

/// <param name="Kind">What was found.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Matched">The term that fitted, in its normal form.</param>
/// <param name="Score">The better it fits the higher; 1000 is the name itself.</param>
/// <param name="Exact">Whether it fits as typed; otherwise it is a guess.</param>
internal sealed record SearchHit(FoundKind Kind, string Code, Bilingual Name, string Matched, float Score, bool Exact);

/// <param name="Hits">Best first, at most as many as were asked for.</param>
/// <param name="Total">How many fit in all.</param>
/// <param name="ReadAs">What was searched for instead of a word that nobody knows; null when nothing had to be guessed.</param>
/// <param name="Steps">Entries of the index that were looked at: bounded, whatever is asked.</param>
internal sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, string? ReadAs, int Steps)
{
    public static readonly SearchResult Nothing = new([], 0, null, 0);
}
