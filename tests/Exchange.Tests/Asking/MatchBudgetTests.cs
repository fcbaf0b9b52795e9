using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;

namespace OneStop.Exchange.Tests.Asking;

/// <summary>Whether a name and a number belong together is told to nobody who keeps guessing.</summary>
public sealed class MatchBudgetTests(City city) : IClassFixture<City>
{
    private static readonly string[] Guesses = ["周一", "周二", "周三", "周四", "周五", "周六", "周日", "周年", "周月", "周天", "周星"];

    [Fact]
    public async Task An_account_is_wrong_ten_times_and_then_nobody_is_asked()
    {
        var look = new Look(Asker.Of(Guid.CreateVersion7(), confirmed: true, "203.0.113.9"), "tests.guessing");
        for (var i = 0; i < MatchBudget.PerAccount; i++)
            (await city.Population.Match(City.ZhouHe, Guesses[i], look)).ShouldBe(Looked<RegisteredPerson>.Nothing);
        (await city.Population.Match(City.ZhouHe, "周禾", look)).Why.ShouldBe(AwayReason.TooMany);
        (await city.Looks("tests.guessing"))[^1]["outcome"].ShouldBe("too-many");
        city.Clock.Advance(MatchBudget.Time);
        (await city.Population.Match(City.ZhouHe, "周禾", look)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task Pairs_that_belong_together_do_not_count()
    {
        var look = new Look(Asker.Of(Guid.CreateVersion7(), confirmed: true, "203.0.113.10"), "tests.naming");
        for (var i = 0; i < 2 * MatchBudget.PerAccount; i++)
            (await city.Population.Match(City.ZhouHe, "周禾", look)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task Other_accounts_from_the_same_place_help_only_so_far()
    {
        for (var i = 0; i < MatchBudget.PerNetwork; i++)
            await city.Population.Match(City.ZhouHe, "周一", At("203.0.113.11"));
        (await city.Population.Match(City.ZhouHe, "周禾", At("203.0.113.11"))).Why.ShouldBe(AwayReason.TooMany);
        (await city.Population.Match(City.ZhouHe, "周禾", At("203.0.113.12"))).Found.ShouldNotBeNull();

        static Look At(string network) => new(Asker.ToBeConfirmed(null, network), "tests.registering");
    }
}
