using System.Text;
using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Assets;

/// <summary>Rules that keep the styles small, readable and in their layers.</summary>
public partial class StylesTests
{
    private const string Root = "src/Portal/wwwroot/styles/";
    private static readonly int[] Breakpoints = [480, 720, 960, 1080];

    private static readonly IReadOnlyList<(string Path, string Text)> Styles =
        [.. Sources.All(".css").Where(f => f.Path.StartsWith(Root, StringComparison.Ordinal)).Select(f => (f.Path[Root.Length..], f.Text))];

    private static readonly ILookup<string, (string Path, string Text)> Folders =
        Styles.ToLookup(f => f.Path[..(f.Path.IndexOf('/', StringComparison.Ordinal) is var end and > 0 ? end : 0)], StringComparer.Ordinal);

    [Fact]
    public void Every_folder_is_a_layer_and_the_order_of_layers_comes_first()
    {
        var order = Order().Match(Portal.Assets.Sheet(Styles));
        order.Success.ShouldBeTrue();
        // What lies in no folder is that statement and nothing else.
        Comment().Replace(Folders[""].ShouldHaveSingleItem().Text, "").Trim().ShouldBe(order.Value.Trim());
        Folders.Select(f => f.Key).Where(f => f.Length > 0).Order(StringComparer.Ordinal)
            .ShouldBe(order.Groups["layers"].Value.Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_makes_an_order_of_its_own() =>
        // An importance turns the order of layers round.
        Folders.Where(f => f.Key.Length > 0).SelectMany(f => f)
            .Where(f => f.Text.Contains("@layer", StringComparison.Ordinal) || f.Text.Contains("!important", StringComparison.Ordinal))
            .Select(f => f.Path).ShouldBeEmpty();

    [Fact]
    public void The_bundle_holds_every_rule_in_a_layer_and_no_comment()
    {
        var sheet = Portal.Assets.Sheet(
        [
            ("pages/b.css", "b { x: y; }\r\n"),
            ("z.css", "/* Why. */\n@layer base, pages;\n"),
            ("base/a.css", "/* Two\n   lines. */\na { x: y; }\n"),
        ]);
        sheet.ShouldBe("@layer base, pages;\n@layer base {\na { x: y; }\n}\n@layer pages {\nb { x: y; }\n}\n");
        Portal.Assets.Sheet(Styles).ShouldNotContain("/*");
    }

    [Fact]
    public void Every_class_in_the_styles_has_a_user()
    {
        var (used, beginnings) = UsedClasses();
        var unused = from file in Styles
                     from Match match in Class().Matches(Quoted().Replace(Block().Replace(Comment().Replace(file.Text, ""), "{"), ""))
                     let name = match.Groups["name"].Value
                     where !used.Contains(name) && !beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))
                     select $".{name} in {file.Path}";
        unused.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Widths_change_at_a_few_places_only_and_upwards()
    {
        var allowed = Breakpoints.Select(b => $"(min-width: {b}px)").ToHashSet(StringComparer.Ordinal);
        var conditions = (from file in Styles
                          from Match match in Media().Matches(file.Text)
                          let condition = match.Groups["condition"].Value.Trim()
                          where condition.Contains("width", StringComparison.Ordinal) || condition.Contains("height", StringComparison.Ordinal)
                          select (file.Path, Condition: condition)).ToList();
        conditions.Where(c => !allowed.Contains(c.Condition)).Select(c => $"{c.Condition} in {c.Path}").ShouldBeEmpty();
        allowed.Except(conditions.Select(c => c.Condition)).ShouldBeEmpty();
    }

    [Fact]
    public void Colours_have_names_and_names_have_uses()
    {
        Styles.Where(f => !f.Path.StartsWith("tokens/", StringComparison.Ordinal))
            .SelectMany(f => Colour().Matches(Comment().Replace(f.Text, "")).Select(m => $"{m.Value} in {f.Path}")).ShouldBeEmpty();
        var uses = Styles.SelectMany(f => Use().Matches(f.Text)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var tokens = Styles.SelectMany(f => Token().Matches(f.Text)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        uses.SymmetricExceptWith(tokens);
        uses.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_are_short_and_hold_one_rule()
    {
        var lines = Styles.SelectMany(f => f.Text.Split('\n').Select((line, i) => (Place: $"{f.Path}:{i + 1}", Line: line.TrimEnd('\r')))).ToList();
        lines.Where(l => l.Line.Length > 160 || l.Line.Count(c => c == '{') > 1).Select(l => l.Place).ShouldBeEmpty();
    }

    /// <summary>
    /// Words in class attributes of views and of C#, there also what is put into them from literals; in C# that draws markup, and
    /// as constants, every literal that could be classes. Beginnings are words that go on with a value, as in <c>w-{Width}</c>.
    /// </summary>
    private static (HashSet<string> Used, HashSet<string> Beginnings) UsedClasses()
    {
        var (used, beginnings) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, text) in Sources.All(".cs", ".cshtml"))
        {
            var attributes = Attribute().Matches(text);
            foreach (Match attribute in attributes)
                foreach (Match word in Word().Matches(Value(text, attribute.Index + attribute.Length)))
                    (word.Groups["more"].Success ? beginnings : used).Add(word.Groups["word"].Value);
            if (path.EndsWith(".cs", StringComparison.Ordinal))
                foreach (Match literal in (attributes.Count > 0 ? Literal() : Constant()).Matches(text))
                    used.UnionWith(literal.Groups["words"].Value.Split(' '));
        }

        return (used, beginnings);
    }

    /// <summary>The attribute's own words, and of the code in it the literals only; a + stands where code comes in.</summary>
    private static string Value(string text, int start)
    {
        var value = new StringBuilder();
        var (depth, literal) = (0, false);
        for (var i = start; i < text.Length && (literal || depth > 0 || text[i] != '"'); i++)
        {
            var code = literal || depth > 0;
            if (text[i] == '"')
                literal = !literal;
            else if (!literal && text[i] is ('(' or '{'))
                depth++;
            else if (!literal && text[i] is (')' or '}'))
                depth--;
            if (text[i] == '"')
                value.Append(' ');
            else if (literal || (depth == 0 && !code))
                value.Append(text[i]);
            else if (!code)
                value.Append('+');
        }

        return value.ToString();
    }

    [GeneratedRegex("^@layer (?<layers>[a-z, ]+);\n")]
    private static partial Regex Order();

    [GeneratedRegex(@"/\*[\s\S]*?\*/")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(?<name>[a-zA-Z][\w-]*)")]
    private static partial Regex Class();

    [GeneratedRegex(@"@media(?<condition>[^{]*)\{")]
    private static partial Regex Media();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl|oklch)a?\\(")]
    private static partial Regex Colour();

    [GeneratedRegex(@"var\(--(?<name>[\w-]+)\)")]
    private static partial Regex Use();

    [GeneratedRegex(@"--(?<name>[\w-]+):")]
    private static partial Regex Token();

    [GeneratedRegex("""\bclass=\\?["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(?<word>[\w-]+?)(?:(?<=-)(?<more>\+)|(?![\w-]))")]
    private static partial Regex Word();

    [GeneratedRegex("\" ?(?<words>[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("const string \\w+ = \"(?<words>[a-z][a-z0-9-]*)\"")]
    private static partial Regex Constant();
}
