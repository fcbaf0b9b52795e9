using OneStop.Contracts.Exchange;
using OneStop.Identifiers;

namespace OneStop.Exchange.Tests.Asking;

/// <summary>Somebody who said a name and a number while nobody could check them.</summary>
public sealed class UnconfirmedTests(City city) : IClassFixture<City>
{
    private static readonly Look Stranger = new(Asker.Of(Guid.CreateVersion7(), confirmed: false), "tests.unconfirmed");

    [Fact]
    public async Task No_register_is_asked_for_them()
    {
        var person = new CodeHolder(City.ZhouHe, "周禾");
        foreach (var register in RegisterNames.Shared)
            (await city.Registers.Find(register, person, Stranger)).Why.ShouldBe(AwayReason.NotConfirmed, register);
        (await city.Licences.Find(City.Hewei, Stranger)).Why.ShouldBe(AwayReason.NotConfirmed);
        (await city.Licences.Standing(City.Hewei, City.ZhouHe, "周禾", Stranger)).Why.ShouldBe(AwayReason.NotConfirmed);
        (await city.Places.Find(City.Hewei, null, Stranger)).Why.ShouldBe(AwayReason.NotConfirmed);
        (await city.Population.Match(City.ZhouHe, "周禾", Stranger)).Why.ShouldBe(AwayReason.NotConfirmed);
    }

    [Fact]
    public async Task Whoever_is_being_confirmed_is_told_who_they_are_and_nothing_else()
    {
        var look = new Look(Asker.ToBeConfirmed(null, null), "tests.to-be-confirmed");
        (await city.Population.Match(City.ZhouHe, "周禾", look)).Found.ShouldNotBeNull();
        (await city.Registers.Find("household", new(City.ZhouHe, "周禾"), look)).Why.ShouldBe(AwayReason.NotConfirmed);
        (await city.Licences.Standing(City.Hewei, City.ZhouHe, "周禾", look)).Why.ShouldBe(AwayReason.NotConfirmed);
    }

    [Fact]
    public async Task The_attempt_stands_in_the_ledger_of_whose_number_it_was()
    {
        await city.Registers.Find("marriage", new(City.ZhouHe, "周禾"), Stranger with { Purpose = "tests.attempt" });
        var row = (await city.Looks("tests.attempt")).ShouldHaveSingleItem();
        row["subject"].ShouldBe(SubjectId.OfPerson(city.Masters, City.ZhouHe));
        row["outcome"].ShouldBe("not-confirmed");
    }
}
