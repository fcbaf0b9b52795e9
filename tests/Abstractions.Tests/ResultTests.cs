namespace OneStop.Abstractions.Tests;

public sealed class ResultTests
{
    /// <summary>Refused inside of a value it would count as let in.</summary>
    [Fact]
    public void A_step_that_refuses_for_itself_refuses_the_whole()
    {
        Result<int> one = 1;
        one.Then(Even).IsRefused.ShouldBeTrue();
        one.Then(n => Even(n + 1)).Value.ShouldBe(2);
        ((Result<int>)Refusal.NotFound("test.none")).Then(Even).Refusals[0].Code.ShouldBe("test.none");
        one.Then(n => n + 1).Value.ShouldBe(2);
    }

    private static Result<int> Even(int number) => number % 2 == 0 ? number : Refusal.Invalid("test.odd");
}
