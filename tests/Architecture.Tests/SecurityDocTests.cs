using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Architecture.Tests;

/// <summary><c>docs/security.md</c> says of every requirement of OWASP ASVS 5.0.0, levels 1 and 2, how it is met, and names what shows it.</summary>
public sealed partial class SecurityDocTests
{
    private const int ShortestReason = 8;

    private static readonly string Page = Path.Combine(Sources.Root, "docs", "security.md");

    private static readonly IReadOnlyList<Line> Lines = [.. File.ReadLines(Page).Select(line => Row().Match(line)).Where(m => m.Success)
        .Select(m => new Line(m.Groups["id"].Value, m.Groups["verdict"].Value, m.Groups["reason"].Value,
            [.. Named().Matches(m.Groups["shown"].Value).Select(n => n.Groups["name"].Value)]))];

    /// <summary>What the page says is not there, in what runs in production.</summary>
    private static readonly string[] Absent =
    [
        "Process.Start", "ProcessStartInfo", "LdapConnection", "XPath", "BinaryFormatter", "TypeNameHandling", "WebSocket", "GraphQL", "RTCPeer", "Saml",
        "Memcache", "SmtpClient", "localStorage", "sessionStorage", "indexedDB", "postMessage", "innerHTML", "insertAdjacentHTML", "document.write", "eval(",
        "new Function", "unsafe {", "AllowUnsafeBlocks", "ServerCertificateCustomValidation", "LaTeX", "JNDI",
    ];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_there_once()
    {
        Asked().Except(Lines.Select(l => l.Id)).ShouldBeEmpty();
        Lines.Select(l => l.Id).Except(Asked()).ShouldBeEmpty();
        Lines.Select(l => l.Id).ShouldBeUnique();
    }

    [Fact]
    public void Every_line_that_begins_with_an_id_is_read() =>
        File.ReadLines(Page).Count(l => l.StartsWith("| V", StringComparison.Ordinal)).ShouldBe(Lines.Count);

    [Fact]
    public void What_is_met_names_what_shows_it_and_what_is_not_says_why()
    {
        Lines.Where(l => l.Shown.Count == 0).Select(l => l.Id).ShouldBeEmpty();
        Lines.Where(l => l.Verdict != "met" && l.Reason.Length < ShortestReason).Select(l => l.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_and_every_file_that_is_named_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(f => Class().Matches(File.ReadAllText(f))).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(File.ReadAllText(Page)).Select(m => m.Groups["name"].Value).Where(n => TestName().IsMatch(n) || FileName().IsMatch(n))
            .Concat(Lines.SelectMany(l => l.Shown)).Distinct(StringComparer.Ordinal);
        named.Where(n => !tests.Contains(n) && !File.Exists(Path.Combine(Sources.Root, n))).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_said_not_to_be_there_is_not_there() =>
        (from file in Sources.All(".cs", ".cshtml", ".js", ".csproj")
         where !file.Path.StartsWith("src/Demo/", StringComparison.Ordinal) && !file.Path.StartsWith("src/Simulators/", StringComparison.Ordinal)
         from word in Absent
         where file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
         select $"{file.Path}: {word}").ShouldBeEmpty();

    // An id and its level a line.
    private static IEnumerable<string> Asked() =>
        File.ReadLines(Path.Combine(Sources.Root, "tests", "Architecture.Tests", "asvs-5.0.0-levels-1-2.txt")).Select(l => l.Split(' ')[0]);

    private sealed record Line(string Id, string Verdict, string Reason, IReadOnlyList<string> Shown);

    [GeneratedRegex(
        @"^\| (?<id>V\d+\.\d+\.\d+) \| [^|]{3,} \| (?<verdict>met|not met|not applicable): (?<reason>[^|]+) \| (?<shown>[^|]+) \|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Z][A-Za-z]+Tests$", RegexOptions.None, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(?:src|docs|tests|infra)/\S+\.[a-z]+$", RegexOptions.None, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"class (?<name>\w+Tests)\b", RegexOptions.None, 1000)]
    private static partial Regex Class();
}
