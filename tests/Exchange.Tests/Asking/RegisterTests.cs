using OneStop.Contracts.Exchange;

namespace OneStop.Exchange.Tests.Asking;

public sealed class RegisterTests(City city) : IClassFixture<City>
{
    [Fact]
    public async Task A_person_is_found_by_number_and_name_together()
    {
        var found = (await city.Population.Match(City.ZhouHe, "周禾", City.Look())).Found.ShouldNotBeNull();
        found.BirthDate.ShouldBe(new DateOnly(1991, 4, 12));
        found.CardIsValid.ShouldBeTrue();
        found.CardValidTo.ShouldBe(new DateOnly(2041, 6, 18));
        found.IdNumber.ShouldBe(City.ZhouHe);
    }

    [Theory]
    [InlineData(City.ZhouHe, "刘芳")]
    [InlineData("990102199001010010", "周禾")]
    public async Task A_wrong_name_and_an_unknown_number_are_told_apart_by_nobody(string idNumber, string name)
    {
        var looked = await city.Population.Match(idNumber, name, City.Look());
        looked.IsAway.ShouldBeFalse();
        looked.Found.ShouldBeNull();
    }

    [Fact]
    public async Task A_licence_comes_with_everything_that_a_form_takes_from_it()
    {
        var licence = (await city.Licences.Find(City.Hewei, City.Look())).Found.ShouldNotBeNull();
        licence.Name.ShouldBe("东湖市禾味小馆餐饮有限公司");
        licence.Address.ShouldBe("东湖市湖滨区望湖路118号1层101–103");
        licence.RegisteredCapital.ShouldBe(50);
        licence.ValidTo.ShouldBeNull();
        licence.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("东湖市禾味小馆餐饮有限公司", true)]
    [InlineData("东湖市还没有人用的名称有限公司", false)]
    public async Task A_name_is_taken_or_free(string name, bool taken) =>
        (await city.Licences.Name(name, Guid.CreateVersion7(), City.Look())).Found!.IsTaken.ShouldBe(taken);

    [Fact]
    public async Task An_individual_business_has_no_capital() =>
        (await city.Licences.Find("92990102MA0L2Q7Y0E", City.Look())).Found!.RegisteredCapital.ShouldBeNull();

    [Fact]
    public async Task An_unknown_credit_code_is_nothing_and_not_an_outage()
    {
        var looked = await city.Licences.Find("91990102MA0H7K2C3N", City.Look());
        looked.ShouldBe(Looked<RegisteredEnterprise>.Nothing);
    }

    [Theory]
    [InlineData(City.ZhouHe, "周禾", City.Hewei, StandingKind.Representative)]
    [InlineData(City.ZhouHe, "周禾", "9199010276543218XR", StandingKind.Liaison)]
    [InlineData("990102198809032044", "刘芳", City.Hewei, StandingKind.None)]
    public async Task What_a_person_is_to_an_enterprise_is_on_file(string idNumber, string name, string uscc, StandingKind kind) =>
        (await city.Licences.Standing(uscc, idNumber, name, City.Look())).Found.ShouldBe(new LicenceStanding(kind));

    [Fact]
    public async Task A_place_is_found_by_the_address_on_the_licence()
    {
        var place = (await city.Places.Find(City.Hewei, "东湖市湖滨区望湖路118号1层101–103", City.Look())).Found.ShouldNotBeNull();
        place.Area.ShouldBe(320);
        place.Right.ShouldBe("2");
        place.ValidTo.ShouldBe(new DateOnly(2031, 8, 31));
    }

    [Fact]
    public async Task An_enterprise_without_a_place_on_file_has_none() =>
        (await city.Places.Find("91990102MA0K8R6W23", null, City.Look())).ShouldBe(Looked<RegisteredPlace>.Nothing);

    [Fact]
    public async Task A_module_without_addresses_says_that_it_is_not_connected()
    {
        await using var alone = city.Module(city.ConnectionString, []);
        (await alone.GetRequiredService<ILicenceRegister>().Find(City.Hewei, City.Look())).Why.ShouldBe(AwayReason.NotConnected);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_that_is_no_outage_of_the_register()
    {
        await using var stranger = city.Module(city.ConnectionString, City.Addresses(city.Departments, Convert.ToBase64String(new byte[32])));
        for (var i = 0; i < 8; i++)
            (await stranger.GetRequiredService<ILicenceRegister>().Find(City.Hewei, City.Look())).Why.ShouldBe(AwayReason.Refused);
    }

    [Fact]
    public void An_address_without_a_key_stops_the_start() =>
        new ExchangeModule().Missing(new ConfigurationBuilder().AddInMemoryCollection(City.Addresses(city.Departments, null)).Build())
            .ShouldHaveSingleItem().ShouldStartWith("OneStop:Exchange:Key");
}
