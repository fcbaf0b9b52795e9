using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Texts;

/// <summary>Nothing on a page promises what does not exist: <c>docs/promises.md</c> says what keeps each promise.</summary>
public partial class PromiseTests
{
    private const string Outside = "outside: ";

    private static readonly Dictionary<string, string> Texts = Sources.All(".json").Where(f => f.Path.EndsWith("/texts.json", StringComparison.Ordinal))
        .SelectMany(f => JsonDocument.Parse(f.Text).RootElement.EnumerateObject())
        .ToDictionary(t => t.Name, t => t.Value.GetProperty("zh").GetString()!, StringComparer.Ordinal);

    private static readonly IReadOnlyList<(string Key, string Says, string KeptBy)> Rows =
        [.. File.ReadLines(Path.Combine(Sources.Root, "docs", "promises.md")).Select(line => Row().Match(line)).Where(m => m.Success)
            .Select(m => (m.Groups["key"].Value, m.Groups["says"].Value, m.Groups["by"].Value))];

    [Fact]
    public void Every_promise_has_a_row() =>
        Texts.Where(t => Statement().IsMatch(t.Key) || Promise().IsMatch(t.Value)).Select(t => t.Key).Except(Rows.Select(r => r.Key)).ShouldBeEmpty();

    [Fact]
    public void Every_row_says_what_the_page_says() =>
        Rows.Where(r => Texts.GetValueOrDefault(r.Key) != r.Says).Select(r => $"{r.Key}: {Texts.GetValueOrDefault(r.Key)}").ShouldBeEmpty();

    [Fact]
    public void What_keeps_a_promise_exists()
    {
        Rows.ShouldNotBeEmpty();
        var tests = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        Rows.Where(r => !r.KeptBy.StartsWith(Outside, StringComparison.Ordinal) && !tests.Contains(r.KeptBy))
            .Select(r => $"{r.Key}: {r.KeptBy}").ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<says>.*) \| (?<by>[^|]+) \|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    /// <summary>The pages that do nothing but promise.</summary>
    [GeneratedRegex(@"^(?:promises|privacy)\..*-text$", RegexOptions.None, 1000)]
    private static partial Regex Statement();

    /// <summary>Words by which a promise gives itself away: somebody will call, write, help, do it by itself, keep a record.</summary>
    [GeneratedRegex(
        "短信|会(?:发|通知|告诉|联系)您|有人(?:接|帮|替|代)|代您|替您(?:填|办)|(?<!申)请人|人工|自动(?:放|办|交|取|再|退出|核)|可以拒绝|以后再交|签名并|数据找到您|一样能办|30天|都有记录|留下记录|不用您(?!做)",
        RegexOptions.None, 1000)]
    private static partial Regex Promise();
}
