using System.Text.Json.Nodes;

namespace OneStop.Rules.Tests;

public class ExplanationTests
{
    private static readonly Rule Fire = Rule.Parse(
        """{"and":[{"==":[{"var":"answers.q4"},true]},{">=":[{"var":"form.area"},300]}]}""");

    private static RuleValue Data(string json) => RuleValue.From(JsonNode.Parse(json));

    [Fact]
    public void An_explanation_names_every_value_that_was_looked_at_and_its_source()
    {
        var explanation = Fire.Explain(Data("""{"answers":{"q4":true},"form":{"area":"320"}}"""), path => path == "form.area" ? "premises" : null);

        explanation.Held.ShouldBeTrue();
        explanation.Data.Select(d => (d.Path, d.Value.ToString(), d.Source))
            .ShouldBe([("answers.q4", "true", null), ("form.area", "\"320\"", "premises")]);
    }

    [Fact]
    public void What_was_not_needed_is_not_in_the_explanation()
    {
        var explanation = Fire.Explain(Data("""{"answers":{"q4":false},"form":{"area":"320"}}"""));

        explanation.Held.ShouldBeFalse();
        explanation.Data.Select(d => d.Path).ShouldBe(["answers.q4"]);
    }

    [Fact]
    public void A_failure_is_explained_where_it_happened()
    {
        var explanation = Fire.Explain(Data("""{"answers":{"q4":true},"form":{"area":"wide"}}"""));

        explanation.Failed.ShouldBeTrue();
        explanation.Parts[1].Failed.ShouldBeTrue();
        explanation.Parts[0].Failed.ShouldBeFalse();
    }

    [Fact]
    public void A_rule_tells_what_it_looks_at_without_being_evaluated() =>
        Fire.Variables.ShouldBe(["answers.q4", "form.area"]);

    [Fact]
    public void A_rule_tells_which_operators_do_not_exist() =>
        Rule.Parse("""{"and":[{"today":[]},{"!":[{"sqrt":[4]}]}]}""").UnknownOperators.ShouldBe(["sqrt", "today"]);
}
