using OneStop.Contracts.Exchange;
using OneStop.Identifiers;

namespace OneStop.Exchange.Tests.Recording;

public sealed class AccessLogTests(City city) : IClassFixture<City>
{
    [Fact]
    public async Task A_look_is_on_record_with_who_why_whose_and_what_came_of_it()
    {
        var actor = Guid.CreateVersion7();
        var applicant = Guid.CreateVersion7();
        var look = new Look(Asker.Of(actor, confirmed: true), "cases.prefill") { OnBehalfOf = applicant };
        (await city.Licences.Find(City.Hewei, look)).Found.ShouldNotBeNull();

        var row = (await city.Looks("cases.prefill")).ShouldHaveSingleItem();
        row["actor"].ShouldBe(actor);
        row["on_behalf_of"].ShouldBe(applicant);
        row["subject"].ShouldBe(SubjectId.OfEnterprise(city.Masters, City.Hewei));
        row["register"].ShouldBe(RegisterNames.MarketEntities);
        row["question"].ShouldBe("licences.find");
        row["legal_basis"].ShouldBe(Look.Sharing);
        row["outcome"].ShouldBe("found");
        ((int)row["milliseconds"]!).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_visitor_who_registers_is_on_record_without_an_account()
    {
        await city.Population.Match(City.ZhouHe, "刘芳", new Look(Asker.ToBeConfirmed(null, null), "identity.register"));
        var row = (await city.Looks("identity.register")).ShouldHaveSingleItem();
        row["actor"].ShouldBeNull();
        row["outcome"].ShouldBe("nothing");
        row["on_behalf_of"].ShouldBe(SubjectId.OfPerson(city.Masters, City.ZhouHe));
    }

    [Fact]
    public async Task A_look_that_failed_is_on_record_too()
    {
        await city.Switch("real-estate", "down");
        (await city.Places.Find(City.Hewei, null, City.Look("failed-look"))).Why.ShouldBe(AwayReason.Down);
        await city.Switch("real-estate", "ok");
        (await city.Looks("failed-look")).ShouldHaveSingleItem()["outcome"].ShouldBe("down");
    }

    [Fact]
    public async Task Nothing_personal_stands_in_the_ledger()
    {
        await city.Population.Match(City.ZhouHe, "周禾", City.Look("personal"));
        await city.Licences.Standing(City.Hewei, City.ZhouHe, "周禾", City.Look("personal"));
        var text = string.Join('\n', (await city.Looks("personal")).SelectMany(row => row.Values).Select(value => value?.ToString()));
        text.ShouldNotContain(City.ZhouHe);
        text.ShouldNotContain("周禾");
        text.ShouldNotContain(City.Hewei);
    }

    [Fact]
    public async Task Data_of_a_look_that_cannot_be_recorded_is_not_handed_out()
    {
        await using var blind = city.Module(
            "Host=127.0.0.1;Port=9;Username=nobody;Timeout=1", City.Addresses(city.Departments, Convert.ToBase64String(new byte[32])));
        var looked = await blind.GetRequiredService<ILicenceRegister>().Find(City.Hewei, City.Look());
        looked.Found.ShouldBeNull();
        looked.Why.ShouldBe(AwayReason.NotRecorded);
    }
}
