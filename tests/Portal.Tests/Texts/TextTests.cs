using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.DueTimes;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Texts;

public partial class TextTests(PortalUnderTest portal)
{
    private static readonly TextCatalogue Catalogue = new([typeof(TextCatalogue).Assembly, .. OneStopHost.Assemblies]);
    private static readonly IReadOnlyList<(string Path, string Text)> Files = [.. Sources.All(".cs", ".cshtml")];

    [Fact]
    public void Both_languages_have_the_same_places_for_arguments()
    {
        var different = Catalogue.Keys.Where(k => !Places(Lang.Zh, k).SetEquals(Places(Lang.En, k))).ToList();
        different.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var missing = from file in Files
                      from Match asked in Asked().Matches(file.Text)
                      let key = asked.Groups["key"].Value
                      where Catalogue.Find(Lang.Zh, key) is null
                      select $"{key} in {file.Path}";
        missing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var missing = from file in Files
                      from Match refused in Refused().Matches(file.Text)
                      let key = "refusal." + refused.Groups["code"].Value
                      where Catalogue.Find(Lang.Zh, key) is null
                      select $"{key} in {file.Path}";
        missing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_can_get_stuck_has_a_name_and_every_known_reason_a_sentence_and_a_remedy()
    {
        var services = await portal.Services();
        var kinds = services.GetServices<ISubscriber>().Select(s => s.Name).Concat(services.GetServices<IDueHandler>().Select(h => h.Kind));
        var reasons = Files.SelectMany(f => Blocked().Matches(f.Text)).Select(m => m.Groups["code"].Value).Append("platform.took-too-long")
            .ToHashSet(StringComparer.Ordinal);
        reasons.Count.ShouldBeGreaterThan(4);
        kinds.Select(k => "follow-up." + k).Concat(reasons.SelectMany(r => new[] { "held-up." + r, "remedy." + r }))
            .Where(key => Catalogue.Find(Lang.Zh, key) is null).ShouldBeEmpty();
    }

    [Fact]
    public void No_text_lies_about_unused()
    {
        var literals = Files.SelectMany(f => Literal().Matches(f.Text)).Select(m => m.Groups["text"].Value).ToHashSet(StringComparer.Ordinal);
        // A key may be put together: "error." + name + ".title", key + "-text".
        var beginnings = literals.Where(l => l.Length > 3 && l.EndsWith('.') && l != "refusal.").ToList();
        var endings = literals.Where(l => l.Length > 2 && l[0] is '-' or '.').ToList();
        var unused = Catalogue.Keys.Where(key => !Used(key)).Order(StringComparer.Ordinal).ToList();
        unused.ShouldBeEmpty();

        bool Used(string key) =>
            literals.Contains(key)
            || (key.StartsWith("refusal.", StringComparison.Ordinal) && literals.Contains(key["refusal.".Length..]))
            || beginnings.Exists(b => key.StartsWith(b, StringComparison.Ordinal))
            || endings.Exists(e => key.EndsWith(e, StringComparison.Ordinal) && literals.Contains(key[..^e.Length]));
    }

    [Fact]
    public void Chinese_texts_speak_as_a_good_clerk_does()
    {
        var loud = Catalogue.Keys.Select(k => (Key: k, Text: Raw(Lang.Zh, k)))
            .Where(t => Loud().IsMatch(t.Text)).Select(t => $"{t.Key}: {t.Text}");
        loud.ShouldBeEmpty();
    }

    [Fact]
    public void Chinese_texts_use_full_width_punctuation()
    {
        var half = Catalogue.Keys.Select(k => (Key: k, Text: Raw(Lang.Zh, k)))
            .Where(t => HalfWidth().IsMatch(t.Text)).Select(t => $"{t.Key}: {t.Text}");
        half.ShouldBeEmpty();
    }

    [Fact]
    public void English_says_one_of_whatever_is_counted_by_one()
    {
        var wrong = Catalogue.Keys.Select(key =>
        {
            var template = Catalogue.Find(Lang.En, key)!;
            object?[] ones = [.. Enumerable.Repeat<object?>(1, template.Placeholders.DefaultIfEmpty(-1).Max() + 1)];
            return (Key: key, Text: template.Print(Lang.En, new(2026, 11, 29), ones));
        }).Where(t => OneOfMany().IsMatch(t.Text)).Select(t => $"{t.Key}: {t.Text}");
        wrong.ShouldBeEmpty();
    }

    private static HashSet<int> Places(Lang lang, string key) => [.. Catalogue.Find(lang, key)!.Placeholders];

    private static string Raw(Lang lang, string key)
    {
        var template = Catalogue.Find(lang, key)!;
        return template.Print(lang, new(2026, 11, 29), [.. Enumerable.Range(0, template.Placeholders.DefaultIfEmpty(-1).Max() + 1).Select(_ => "x")]);
    }

    [GeneratedRegex("""\b(?:T|t|texts)(?:\.Html\(|\[)"(?<key>[a-z0-9.-]+)"\s*[\]),]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""Refusal\.(?:Invalid|NotFound|Forbidden|Conflict|Gone)\(\s*"(?<code>[a-z0-9.-]+)"|new Refusal\(RefusalKind\.\w+,\s*"(?<code>[a-z0-9.-]+)[""]""")]
    private static partial Regex Refused();

    [GeneratedRegex("""FollowUpBlockedException\(\s*"(?<code>[a-z0-9.-]+)["]""")]
    private static partial Regex Blocked();

    [GeneratedRegex("\"(?<text>[a-z0-9.-]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("[！!]|亲，|温馨提示|请知悉|极速|秒批")]
    private static partial Regex Loud();

    /// <summary>One, at most another word, and a word for many.</summary>
    [GeneratedRegex(@"\b1 (?:(?:more|other|fewer|free|working|calendar) )*(?!is\b|was\b|has\b|as\b|does\b|goes\b|says\b|stands\b|needs\b|belongs\b|begins\b|names\b|answers\b|differs\b|leads\b|includes\b|vouches\b|works\b|less\b|waits\b)[a-z]+s\b")]
    private static partial Regex OneOfMany();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;:?()]|[,;?()]\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HalfWidth();
}
