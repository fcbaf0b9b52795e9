namespace OneStop.Rules.Tests;

public class OwnCaseTests
{
    [Fact]
    public void Every_case_of_the_house_passes()
    {
        var failures = Suite.Failures(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases.json"))).ToList();

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }
}
