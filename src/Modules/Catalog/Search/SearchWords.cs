using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OneStop.Catalog.Search;

/// <summary>
/// Words that mean the same, words that say nothing, and the normal form of what people type. Words of one group share one
/// private character (<see cref="Same"/>), so that 开饭店 and 开餐馆 are compared as the same text.
/// </summary>
internal sealed class SearchWords
{
    private const char FirstGroup = '\ue000';

    private readonly FrozenDictionary<char, (string Word, char Group)[]> members;
    private readonly FrozenDictionary<string, char> spelled;
    private readonly string[] fillers;
    private readonly FrozenSet<string> fillersEn;
    private readonly IReadOnlyList<Elsewhere> elsewhere;
    private readonly FrozenDictionary<string, string> pages;

    private SearchWords(WordFile file)
    {
        var all = file.Groups.Index().SelectMany(g => g.Item.Select(w => (Word: Normal(w), Group: (char)(FirstGroup + g.Index)))).DistinctBy(m => m.Word)
            .ToList();
        members = all.GroupBy(m => m.Word[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(m => m.Word.Length).ToArray());
        spelled = all.DistinctBy(m => Pinyin.Shared.Spell(m.Word)).ToFrozenDictionary(m => Pinyin.Shared.Spell(m.Word), m => m.Group, StringComparer.Ordinal);
        fillers = [.. file.Fillers.OrderByDescending(f => f.Length)];
        fillersEn = file.FillersEn.ToFrozenSet(StringComparer.Ordinal);
        elsewhere = [.. file.Elsewhere.Select(e => e with { Words = [.. e.Words.Select(Normal)] })];
        pages = file.Pages.SelectMany(p => p.Words.Select(w => (Word: Normal(w), p.Page))).ToFrozenDictionary(p => p.Word, p => p.Page, StringComparer.Ordinal);
    }

    public static SearchWords Shared { get; } = new(Read());

    public bool IsFiller(string word) => fillersEn.Contains(word);

    /// <summary>What is not filed here, and where it is, when what was typed speaks of it.</summary>
    /// <param name="text">As typed.</param>
    public Elsewhere? Of(string text) => Normal(text) is var normal
        ? elsewhere.FirstOrDefault(e => e.Words.Any(w => normal.Contains(w, StringComparison.Ordinal))) : null;

    /// <summary>The page of this site that is asked for when what was typed is its name and nothing else: 政策.</summary>
    /// <param name="text">As typed.</param>
    public string? PageOf(string text) => Normal(text) is var normal ? pages.GetValueOrDefault(normal) ?? pages.GetValueOrDefault(Core(normal)) : null;

    /// <summary>The text with every word of a group replaced by the group's character, longest words first.</summary>
    public string Same(string text)
    {
        StringBuilder? same = null;
        for (var i = 0; i < text.Length; i++)
        {
            var (word, group) = members.TryGetValue(text[i], out var some)
                ? Array.Find(some, m => string.CompareOrdinal(text, i, m.Word, 0, m.Word.Length) == 0)
                : default;
            if (word is null)
            {
                same?.Append(text[i]);
                continue;
            }

            same ??= new(text, 0, i, text.Length);
            same.Append(group);
            i += word.Length - 1;
        }

        return same?.ToString() ?? text;
    }

    /// <summary>The group of a word written in letters: canguan.</summary>
    public string? Spelled(string letters) => spelled.TryGetValue(letters, out var group) ? group.ToString() : null;

    /// <summary>Without what people say around the thing they look for; as it was when nothing would be left.</summary>
    public string Core(string text)
    {
        var core = fillers.Aggregate(text, (t, filler) => t.Replace(filler, "", StringComparison.Ordinal));
        return core.Length > 1 ? core : text;
    }

    /// <summary>Lower case, half width, letters and digits only; words in letters apart by one space unless there are Chinese characters.</summary>
    public static string Normal(string text)
    {
        var spaced = Spaced(text, int.MaxValue);
        return spaced.Any(Pinyin.IsHan) ? spaced.Replace(" ", "", StringComparison.Ordinal) : spaced;
    }

    /// <summary>The same with a space wherever something else stood.</summary>
    public static string Spaced(string text, int longest)
    {
        var normal = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var c in text)
        {
            if (normal.Length >= longest)
                break;
            var half = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (char.IsLetterOrDigit(half) && half is < FirstGroup or > '\uf8ff')
                normal.Append(Plain(half));
            else if (half is not ('\'' or '’') && normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        return normal.ToString().Trim();
    }

    // Without ICU nothing decomposes letters; those of the menu are enough.
    private static char Plain(char c) => char.ToLower(c, CultureInfo.InvariantCulture) switch
    {
        'é' or 'è' or 'ê' => 'e',
        'á' or 'à' or 'â' => 'a',
        'ü' => 'v',
        'ö' or 'ó' => 'o',
        'í' => 'i',
        'ú' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        var other => other,
    };

    private static WordFile Read()
    {
        using var stream = typeof(SearchWords).Assembly.GetManifestResourceStream("Data/search/words.json")
            ?? throw new InvalidOperationException("The words for searching are missing.");
        return JsonSerializer.Deserialize<WordFile>(stream, Publish.CatalogJson.Options)!;
    }

    private sealed record WordFile(IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyList<string> Fillers, IReadOnlyList<string> FillersEn,
        IReadOnlyList<Elsewhere> Elsewhere, IReadOnlyList<NamedPage> Pages);

    private sealed record NamedPage(IReadOnlyList<string> Words, string Page);
}

/// <summary>What people look for and cannot file here.</summary>
/// <param name="Words">Any of them in what was typed.</param>
/// <param name="Department">Code of the one to ask.</param>
/// <param name="Text">Where it is done instead.</param>
internal sealed record Elsewhere(IReadOnlyList<string> Words, string Department, Bilingual Text);
