using System.Text.Json.Nodes;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Demo;

public sealed class SampleWordsTests
{
    /// <summary>A correction that asks for what already stands there makes the clerk look blind.</summary>
    [Fact]
    public void No_sample_asks_to_correct_a_value_to_what_it_is()
    {
        var samples = JsonNode.Parse(File.ReadAllText(Path.Combine(Sources.Root, "src", "Demo", "Cases", "cases.json")))!;
        var form = samples["form"]!.AsObject();
        var points = samples["cases"]!.AsArray().SelectMany(c => c!["then"]?.AsArray() ?? []).SelectMany(a => a!["points"]?.AsArray() ?? [])
            .Where(p => p!["kind"]!.GetValue<string>() == "Field").ToList();

        points.ShouldNotBeEmpty();
        foreach (var point in points)
            point!["what"]!.GetValue<string>().ShouldNotContain(form[point["target"]!.GetValue<string>()]!.GetValue<string>());
    }
}
