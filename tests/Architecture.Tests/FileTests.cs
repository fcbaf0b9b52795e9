using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Architecture.Tests;

/// <summary>Rules of the house that are about files.</summary>
public sealed partial class FileTests
{
    private const int LongestLine = 160;

    private static readonly string[] Folders = ["src", "tests", "e2e"];
    private static readonly string[] Written = [".cs", ".cshtml", ".css", ".csproj", ".props", ".targets"];

    [Fact]
    public void No_line_is_longer_than_160_characters()
    {
        var tooLong = from file in Files(Written)
                      from line in File.ReadLines(file.Path).Select((text, i) => (Text: text, Number: i + 1))
                      where line.Text.Length > LongestLine && !IsData(line.Text)
                      select $"{file.Name}:{line.Number} {line.Text.Length}";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_has_two_empty_lines_in_a_row() =>
        Files(".cs", ".cshtml").Where(f => DoubleBlank().IsMatch(File.ReadAllText(f.Path))).Select(f => f.Name).ShouldBeEmpty();

    [Fact]
    public void A_page_writes_addresses_of_its_module_by_the_modules_links() => LinkLiterals.Of("Cases", "CaseLinks").ShouldBeEmpty();

    // One value that cannot be broken: a sentence, a picture or a row of data in quotation marks.
    private static bool IsData(string line) => OneLiteral().IsMatch(line);

    private static IEnumerable<(string Path, string Name)> Files(params string[] extensions) =>
        from folder in Folders
        from path in Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*", SearchOption.AllDirectories)
        where extensions.Contains(Path.GetExtension(path))
        let name = Path.GetRelativePath(Sources.Root, path).Replace('\\', '/')
        where !name.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        select (path, name);

    [GeneratedRegex(@"\n[ \t]*\r?\n[ \t]*\r?\n", RegexOptions.None, 1000)]
    private static partial Regex DoubleBlank();

    [GeneratedRegex("\"[^\"]{110,}\"|^\\s*[{\\[\"]", RegexOptions.None, 1000)]
    private static partial Regex OneLiteral();
}
