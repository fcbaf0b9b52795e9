using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.AccessLog;

/// <summary>What the person reads at /account/looks of officials who opened their cases.</summary>
public sealed class LooksAtCasesTests(PortalUnderTest portal)
{
    private const string Hewei = "91990102MA0H7K2C60";

    [Fact]
    public async Task An_official_who_opened_a_case_is_named_with_department_and_post_and_the_case_is_a_link()
    {
        var number = await Filed();
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        await reviewer.Get($"/desk/cases/{number}/{Restaurant.Food}");
        await reviewer.Get($"/desk/cases/{number}/{Restaurant.Food}?whole=true");

        using var enterprise = await new Shop(portal).SignedIn();
        var page = await enterprise.Get("/account/looks?others=true");
        page.Text.ShouldContain("东湖市市场监督管理局·陈静（审查人员）");
        page.Text.ShouldContain("看了完整的证件号等敏感内容");
        page.Text.ShouldContain("敏感的内容遮着");
        (await enterprise.Get(page.Link(number))).Path.ShouldBe("/cases/" + number);
    }

    [Fact]
    public async Task Looks_at_a_case_are_read_by_whose_it_is_and_by_nobody_else()
    {
        var number = await Filed();
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        await reviewer.Get($"/desk/cases/{number}/{Restaurant.Food}");

        // She filed for the enterprise: for herself it is not hers.
        using var person = await new Shop(portal).SignedIn(enterprise: null);
        (await person.Get("/account/looks")).Text.ShouldNotContain(number);
        using var other = await new Shop(portal).SignedIn("yuman", null);
        (await other.Get("/account/looks")).Text.ShouldNotContain(number);
    }

    private async Task<string> Filed()
    {
        var services = await portal.Services();
        var subject = SubjectId.OfEnterprise(services.GetRequiredService<MasterKeys>(), Hewei);
        var id = Guid.CreateVersion7();
        var number = $"E01-20200102-{id.ToString("N")[^8..]}";
        var filed = new Restaurant(services.GetRequiredService<ICatalog>()).Filed(number, subject, Guid.CreateVersion7(), Restaurant.Region, "禾味小馆", null, []);
        var key = await services.GetRequiredService<SubjectKeys>().Ensure(subject);
        (await services.GetRequiredService<IStreams>().Send(id, new AppendEvents<Case>([filed], key), new(Guid.CreateVersion7(), Channel.Portal)))
            .IsRefused.ShouldBeFalse();
        return number;
    }
}
