using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Architecture.Tests;

/// <summary>Rules of the house that are about files.</summary>
public sealed partial class FileTests
{
    private const int LongestLine = 160;

    private static readonly string[] Folders = ["src", "tests", "e2e", "infra"];
    private static readonly string[] Written = [".cs", ".cshtml", ".css", ".csproj", ".props", ".targets", ".mjs"];

    [Fact]
    public void No_line_is_longer_than_160_characters()
    {
        var tooLong = from file in Files(Written)
                      from line in Lines(file.Path)
                      where line.Text.Length > LongestLine && !line.IsData
                      select $"{file.Name}:{line.Number} {line.Text.Length}";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_has_two_empty_lines_in_a_row() =>
        Files(".cs", ".cshtml").Where(f => DoubleBlank().IsMatch(File.ReadAllText(f.Path))).Select(f => f.Name).ShouldBeEmpty();

    [Fact]
    public void A_page_writes_addresses_of_its_module_by_the_modules_links() => LinkLiterals.Of("Cases", "CaseLinks").ShouldBeEmpty();

    /// <summary>A page that asks once whether something shall end has a button for no beside the one for yes.</summary>
    [Fact]
    public void Whoever_is_asked_once_can_leave_it() =>
        Files(".cshtml").Where(f => AsksOnce().IsMatch(f.Name) && File.ReadAllText(f.Path) is var page
            && page.Contains("method=\"post\"", StringComparison.Ordinal) && !LeavesIt().IsMatch(page)).Select(f => f.Name).ShouldBeEmpty();

    // A value that cannot be broken is data: a sentence, a picture, a row in quotation marks, what stands in a raw literal.
    private static IEnumerable<(string Text, int Number, bool IsData)> Lines(string path)
    {
        var (raw, number) = (false, 0);
        foreach (var text in File.ReadLines(path))
        {
            var marks = RawLiteral().Count(text);
            yield return (text, ++number, raw || marks > 1 || OneLiteral().IsMatch(text));
            raw ^= marks % 2 == 1;
        }
    }

    private static IEnumerable<(string Path, string Name)> Files(params string[] extensions) =>
        from folder in Folders
        from path in Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*", SearchOption.AllDirectories)
        where extensions.Contains(Path.GetExtension(path))
        let name = Path.GetRelativePath(Sources.Root, path).Replace('\\', '/')
        where !name.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        select (path, name);

    [GeneratedRegex(@"/(?:EndPasskey|EndPost|EndClient|Discard\w+|Withdraw\w+|Suspend\w+|Resume\w+|Renew\w+|AskAgain)/Page\.cshtml$", RegexOptions.None, 1000)]
    private static partial Regex AsksOnce();

    [GeneratedRegex(@"</button>\s*<a\s+class=""btn btn-[23]""", RegexOptions.None, 1000)]
    private static partial Regex LeavesIt();

    [GeneratedRegex(@"\n[ \t]*\r?\n[ \t]*\r?\n", RegexOptions.None, 1000)]
    private static partial Regex DoubleBlank();

    [GeneratedRegex("\"\"\"+", RegexOptions.None, 1000)]
    private static partial Regex RawLiteral();

    [GeneratedRegex("\"[^\"]{110,}\"|^\\s*[{\\[\"]", RegexOptions.None, 1000)]
    private static partial Regex OneLiteral();
}
