using System.Text.Json;
using FsCheck.Fluent;
using FsCheck;

namespace OneStop.Rules.Tests;

public class HostileRuleTests
{
    [Fact]
    public void A_rule_that_is_too_deep_is_not_taken_in() =>
        Should.Throw<RuleException>(() => Rule.Parse(string.Concat(Enumerable.Repeat("""{"!":[""", 70)) + "1" + string.Concat(Enumerable.Repeat("]}", 70))));

    [Fact]
    public void A_rule_that_is_too_large_is_not_taken_in() =>
        Should.Throw<RuleException>(() => Rule.Parse($$"""{"+":[{{string.Join(',', Enumerable.Repeat("1", 10_001))}}]}"""));

    [Fact]
    public void What_is_not_JSON_is_not_taken_in() => Should.Throw<RuleException>(() => Rule.Parse("{"));

    [Fact]
    public void A_loop_inside_a_loop_ends_at_its_budget()
    {
        var data = RuleValue.Object(("n", RuleValue.Of([.. Enumerable.Range(0, 2000).Select(i => RuleValue.Of(i))])));
        var rule = Rule.Parse("""{"map":[{"var":"n"},{"map":[{"val":[[2],"n"]},{"+":[{"var":""},1]}]}]}""");

        rule.Evaluate(data).Error.ShouldBe("Limit Exceeded");
    }

    [Theory]
    [InlineData("""{"reduce":[{"var":"n"},[{"var":"accumulator"},{"var":"accumulator"}],[1]]}""")]
    [InlineData("""{"reduce":[{"var":"n"},{"var":""},1]}""")]
    [InlineData("""{"reduce":[{"var":"n"},{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"x"]}""")]
    [InlineData("""{"reduce":[{"var":"n"},{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]}""")]
    public void A_value_that_is_put_into_itself_again_and_again_ends_at_its_limit(string rule)
    {
        var data = RuleValue.Object(("n", RuleValue.Of([.. Enumerable.Range(0, 500).Select(i => RuleValue.Of(i))])));

        Rule.Parse(rule).Evaluate(data).Error.ShouldBe("Limit Exceeded");
    }

    [Fact]
    public void No_rule_makes_evaluation_throw()
    {
        var json = Gen.Sized(size => Json(Math.Min(size, 5)));

        Prop.ForAll(Arb.From(Gen.Two(json)), pair =>
        {
            using var rule = JsonDocument.Parse(pair.Item1);
            using var data = JsonDocument.Parse(pair.Item2);
            var parsed = Rule.Parse(rule.RootElement);
            var value = RuleValue.From(data.RootElement);
            var result = parsed.Evaluate(value);
            var explained = parsed.Explain(value);
            return explained.Failed == result.Error is not null;
        }).QuickCheckThrowOnFailure();
    }

    private static readonly string[] Names =
        ["var", "val", "exists", "missing", "missing_some", "if", "and", "or", "??", "try", "throw", "!", "!!", "==", "===", "!=", "<", ">=", "+", "-", "*",
            "/", "%",
         "max", "min", "map", "filter", "reduce", "all", "some", "none", "merge", "in", "cat", "substr", "length", "preserve", "unknown"];

    private static Gen<string> Json(int depth)
    {
        var leaf = Gen.Elements("null", "true", "0", "-1", "2.5", "1e28", "1e400", "\"\"", "\"a.b\"", "\"../x\"", "\"12\"", "[]", "{}", "[[-3],\"x\"]");
        if (depth == 0)
            return leaf;
        var list = Json(depth - 1).ListOf().Select(l => $"[{string.Join(',', l.Take(4))}]");
        var call = from name in Gen.Elements(Names) from arguments in Gen.OneOf(list, Json(depth - 1)) select $$"""{"{{name}}":{{arguments}}}""";
        return Gen.OneOf(leaf, list, call, call);
    }
}
