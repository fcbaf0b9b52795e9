using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The market regulator's own server says whether somebody has a name.</summary>
public sealed class NewNamesTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    [Fact]
    public async Task The_name_of_an_existing_company_is_not_given_again()
    {
        using var browser = await new Shop(portal).SignedIn("liufang", enterprise: null);
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-E02")!;
        var draft = (await Shop.Start(browser, "/apply/YJS-E02?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")))).Path;
        async Task<Seen> Named(string name) => await browser.Submit((await browser.Get($"{draft}/form/enterprise")).Form()
            .With("registeredType", "1100").With("registeredName", name).With("nameDeclareNo", "东名申2026-0001").With("registeredCapital", "50"));

        (await Named("东湖市禾味小馆餐饮有限公司")).Errors.ShouldHaveSingleItem().ShouldContain("已经有别的企业在用");
        (await browser.Get($"{draft}/check")).Text.ShouldContain("已经有别的企业在用");
        (await Named("东湖市还没有人用的名称有限公司")).Errors.ShouldBeEmpty();
        (await browser.Get($"{draft}/check")).Text.ShouldNotContain("已经有别的企业在用");
    }
}
