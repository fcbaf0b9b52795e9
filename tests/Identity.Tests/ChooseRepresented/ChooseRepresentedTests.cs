using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Identity.Tests.ChooseRepresented;

public sealed class ChooseRepresentedTests(IdentityPortal portal)
{
    [Fact]
    public async Task An_operator_switches_between_themselves_and_their_enterprises()
    {
        using var browser = await portal.SignedIn("zhouhe");
        var page = await browser.Get("/acting?return=/account");
        var after = await browser.Submit(page.Form().With("for", await Subject("hewei")));
        after.Path.ShouldBe("/account");
        after.Text.ShouldContain("您现在替东湖市禾味小馆餐饮有限公司办事");
        after = await browser.Submit((await browser.Get("/acting?return=/account")).Form().With("for", "me"));
        after.Text.ShouldContain("您现在替自己办事");
    }

    [Fact]
    public async Task Somebody_elses_enterprise_is_refused()
    {
        using var browser = await portal.SignedIn("zhouhe");
        var page = await browser.Submit((await browser.Get("/acting")).Form().With("for", await Subject("manzhou")));
        page.Status.ShouldBe(403);
        page.Errors.ShouldBe(["您现在不能替对方办事，请重新选"]);
        (await browser.Get("/account")).Text.ShouldContain("您现在替自己办事");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-an-id")]
    public async Task A_choice_that_is_none_is_refused(string choice)
    {
        using var browser = await portal.SignedIn("liufang");
        var page = await browser.Submit((await browser.Get("/acting")).Form().With("for", choice));
        page.Status.ShouldBeOneOf(400, 403);
    }

    private async Task<string> Subject(string enterprise) => SubjectId
        .OfEnterprise((await portal.Services()).GetRequiredService<MasterKeys>(), portal.Cast.Enterprises.Single(e => e.Key == enterprise).Uscc).ToString();
}
