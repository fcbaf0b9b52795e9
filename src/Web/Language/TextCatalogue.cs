using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using OneStop.Time;

namespace OneStop.Web;

/// <summary>
/// Every text of the user interface, read once at start from the <c>texts.json</c> files embedded beside the use cases.
/// A key that is given twice, or lacks a language, stops the start with its name.
/// </summary>
public sealed class TextCatalogue
{
    private readonly FrozenDictionary<string, TextTemplate> zh;
    private readonly FrozenDictionary<string, TextTemplate> en;
    private readonly TimeProvider clock;

    /// <param name="assemblies">Whose texts they are.</param>
    /// <param name="clock">Tells which year need not be named.</param>
    public TextCatalogue(IEnumerable<Assembly> assemblies, TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        var found = new Dictionary<string, (TextTemplate Zh, TextTemplate En)>(StringComparer.Ordinal);
        foreach (var assembly in assemblies.Distinct())
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("texts.json", StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                Read(name, stream, found);
            }
        }

        zh = found.ToFrozenDictionary(t => t.Key, t => t.Value.Zh, StringComparer.Ordinal);
        en = found.ToFrozenDictionary(t => t.Key, t => t.Value.En, StringComparer.Ordinal);
        Chinese = new(this, Lang.Zh);
        English = new(this, Lang.En);
    }

    public Texts Chinese { get; }
    public Texts English { get; }
    internal DateOnly Today => clock.ChinaToday();
    public IEnumerable<string> Keys => zh.Keys;

    public Texts In(Lang lang) => lang == Lang.En ? English : Chinese;

    internal TextTemplate? Find(Lang lang, string key) => (lang == Lang.En ? en : zh).GetValueOrDefault(key);

    private static void Read(string name, Stream stream, Dictionary<string, (TextTemplate, TextTemplate)> found)
    {
        using var json = JsonDocument.Parse(stream);
        foreach (var text in json.RootElement.EnumerateObject())
        {
            var entry = (Language(name, text, "zh", Lang.Zh), Language(name, text, "en", Lang.En));
            if (!found.TryAdd(text.Name, entry))
                throw new InvalidOperationException($"The text {text.Name} is given twice; the second time in {name}.");
        }
    }

    private static TextTemplate Language(string name, JsonProperty text, string property, Lang lang)
    {
        if (text.Value.ValueKind != JsonValueKind.Object || !text.Value.TryGetProperty(property, out var value)
            || value.GetString() is not { Length: > 0 } sentence)
            throw new InvalidOperationException($"The text {text.Name} in {name} has no \"{property}\".");
        try
        {
            return TextTemplate.Parse(sentence, lang);
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"The text {text.Name} in {name}: {wrong.Message}", wrong);
        }
    }
}
