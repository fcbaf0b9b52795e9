using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

public sealed class ContradictionsTests
{
    private const string Fire = "E01-I4", Area = "DE0223";

    private static Composition Composed(string large, string? stated, string? registered) =>
        Restaurant.With(new Known { Form = Form(stated) ?? [], Registered = Form(registered) }, $"q4={large}");

    private static Dictionary<string, object>? Form(string? area) => area is null ? null : new(StringComparer.Ordinal) { [Area] = area };

    [Fact]
    public void An_answer_that_the_form_outvotes_is_named_with_the_value()
    {
        var told = Composed("0", "320", null).Contradictions.ShouldHaveSingleItem();
        told.ShouldSatisfyAllConditions(t => t.Item.ShouldBe(Fire), t => t.Questions.ShouldBe(["q4"]),
            t => t.Elements.ShouldBe([Area]), t => t.ByRegister.ShouldBeFalse());
    }

    [Fact]
    public void What_only_the_register_calls_for_stands()
    {
        var composed = Composed("0", "280", "320");
        composed.Has(Fire).ShouldBeTrue();
        composed.Contradictions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => t.ByRegister.ShouldBeTrue(), t => t.Elements.ShouldBe([Area]));
    }

    [Theory]
    [InlineData("1", "320", null)]
    [InlineData("1", null, null)]
    [InlineData("0", "280", null)]
    [InlineData("0", "280", "290")]
    public void Where_nothing_disagrees_nothing_is_told(string large, string? stated, string? registered) =>
        Composed(large, stated, registered).Contradictions.ShouldBeEmpty();
}
