using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Demo.People;

namespace OneStop.Identity.Tests.Demo;

public sealed class DemoPeopleTests(IdentityPortal portal)
{
    private static readonly DemoRegisters Registers = new();

    [Fact]
    public void They_are_as_the_departments_registers_know_them()
    {
        var cast = DemoCast.Read();
        foreach (var citizen in cast.Citizens)
        {
            Registers.People.Single(p => p.Key == citizen.Key).ShouldSatisfyAllConditions(
                p => p.Name.ShouldBe(citizen.Name), p => p.IdNumber.ShouldBe(citizen.IdNumber));
            CitizenId.IsValid(citizen.IdNumber).ShouldBeTrue();
        }

        foreach (var official in cast.Staff.Where(s => s.IdNumber is not null))
            Registers.People.Single(p => p.IdNumber == official.IdNumber).Name.ShouldBe(official.Name);
        foreach (var body in cast.Enterprises)
            Registers.Enterprises.Single(e => e.Key == body.Key).ShouldSatisfyAllConditions(
                e => e.Name.ShouldBe(body.Name), e => e.Uscc.ShouldBe(body.Uscc), e => e.Representative.Name.ShouldBe(body.LegalRepresentative));
        foreach (var mandate in cast.Mandates)
        {
            var person = cast.Citizens.Single(c => c.Key == mandate.Person).IdNumber;
            var enterprise = Registers.Enterprises.Single(e => e.Key == mandate.Enterprise);
            (mandate.Capacity == "legal-representative" ? enterprise.Representative : enterprise.Liaison).IdNumber.ShouldBe(person);
        }
    }

    [Fact]
    public async Task Their_departments_and_regions_are_the_catalogues()
    {
        var catalog = (await portal.Services()).GetRequiredService<ICatalog>();
        foreach (var official in portal.Cast.Staff)
        {
            catalog.Departments.ShouldContain(d => d.Code == official.Department);
            catalog.Regions.ShouldContain(r => r.Code == official.Region);
        }
    }

    [Fact]
    public async Task A_database_that_holds_them_serves_no_production()
    {
        var services = await portal.Services();
        var guard = new DemoDatabaseGuard(services.GetRequiredService<DemoMark>());
        await Should.ThrowAsync<InvalidOperationException>(() => guard.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_one_of_them_can_sign_in()
    {
        foreach (var user in portal.Cast.Citizens.Select(c => c.User).Concat(portal.Cast.Staff.Select(s => s.User)))
            (await portal.SignedIn(user)).Dispose();
    }
}
