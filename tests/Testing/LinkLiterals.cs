using System.Text.RegularExpressions;

namespace OneStop.Testing;

/// <summary>Addresses that are written down where they should be asked of the module's links class.</summary>
public static partial class LinkLiterals
{
    /// <summary>Lines of a module that hold the address of one of its pages, or any link as a literal, outside <c>@page</c> and the links class.</summary>
    /// <param name="module">Folder of the module.</param>
    /// <param name="links">Name of its links class.</param>
    public static IReadOnlyList<string> Of(string module, string links)
    {
        var files = Sources.All(".cs", ".cshtml").Where(f => f.Path.StartsWith($"src/Modules/{module}/", StringComparison.Ordinal)).ToList();
        var places = files.SelectMany(f => Route().Matches(f.Text)).Select(m => Regex.Escape(m.Groups["place"].Value)).Distinct(StringComparer.Ordinal);
        var pattern = $$"""["'}]/({{string.Join('|', places)}})(?![\w-])|(href|action)="/""";
        var literal = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        return
        [
            .. from file in files
               where !file.Path.EndsWith($"/{links}.cs", StringComparison.Ordinal)
               from line in file.Text.Split('\n')
               where !line.StartsWith("@page", StringComparison.Ordinal) && !line.TrimStart().StartsWith("///", StringComparison.Ordinal)
                   && literal.IsMatch(line)
               select $"{file.Path}: {line.Trim()}",
        ];
    }

    // The first segment is enough: everything below it is the module's too.
    [GeneratedRegex(@"^@page ""/(?<place>[\w-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();
}
