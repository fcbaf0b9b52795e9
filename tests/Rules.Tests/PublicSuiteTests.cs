namespace OneStop.Rules.Tests;

public class PublicSuiteTests
{
    [Fact]
    public void Every_file_of_the_suite_passes()
    {
        var folder = Environment.GetEnvironmentVariable("ONESTOP_JSONLOGIC_SUITE");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ONESTOP_JSONLOGIC_SUITE names no folder.");

        var failures = Directory.EnumerateFiles(folder!, "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "index.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(f => Suite.Failures(File.ReadAllText(f)).Select(e => $"{Path.GetFileName(f)}: {e}"))
            .ToList();

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }
}
