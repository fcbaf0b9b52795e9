using OneStop.Demo.People;
using OneStop.EventSourcing.Database;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Clients;

public sealed class ClientPagesTests(SignOnPortal portal)
{
    private async Task<Browser> Operator()
    {
        var browser = await portal.SignedIn("hanmo");
        // By password alone an official has to say once more who they are.
        var asked = await browser.Get("/operations/clients/add");
        asked.Path.ShouldBe("/account/prove");
        (await browser.Submit(asked.Form("form:has([name=password])").With("password", DemoCast.Read().Password))).Path.ShouldBe("/operations/clients/add");
        return browser;
    }

    private Site Of(Guid id, string clientId, string? secret) => new(portal, id, clientId, secret);

    private static string Shown(Seen page, string term) =>
        page.All("dt").Single(d => d.TextContent.Trim() == term).NextElementSibling!.TextContent.Trim();

    [Fact]
    public async Task An_operator_registers_a_site_and_hands_over_a_secret_that_is_shown_once()
    {
        using var browser = await Operator();
        var form = (await browser.Get("/operations/clients/add")).Form("form:has([name=name-zh])");
        var wrong = await browser.Submit(form.With("name-zh", "水务网上厅").With("redirects", "http://water.example/back"));
        wrong.Status.ShouldBe(400);
        wrong.Errors.Count.ShouldBeGreaterThan(2);
        var made = await browser.Submit(wrong.Form("form:has([name=name-zh])").With("name-en", "Water services").With("department", "city-management")
            .With("kinds", "site").With("proof", "secret").With("redirects", Site.Home + "back"));
        made.H1.ShouldBe("“水务网上厅”登记好了");
        var (clientId, secret) = (Shown(made, "编号（client_id）"), Shown(made, "口令（client_secret）"));
        clientId.ShouldStartWith("city-management-");
        var list = await browser.Get("/operations/clients");
        list.Text.ShouldContain("水务网上厅");
        list.Text.ShouldNotContain(secret);
        var shown = await browser.Get(list.All("th a").Single(a => a.TextContent == "水务网上厅").GetAttribute("href")!);
        shown.Text.ShouldContain(portal.Cast.Staff.Single(s => s.User == "hanmo").Name);
        shown.Text.ShouldContain(clientId);
        shown.Text.ShouldNotContain(secret);
        using var site = Of(Guid.Parse(shown.Path.Split('/')[^1]), clientId, secret);
        using var citizen = await portal.SignedIn("liufang");
        (await site.SignIn(citizen)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_suspended_client_is_unknown_at_once_and_what_it_was_given_is_void()
    {
        using var site = await portal.NewSite();
        using var citizen = await portal.SignedIn("liufang");
        using var browser = await Operator();
        var answer = await site.SignIn(citizen);
        var code = (await site.Visit(citizen))["code"];
        await browser.Submit((await browser.Get($"/operations/clients/{site.Id}/suspend")).Form("form:has(button.btn):not(:has([name=name-zh]))"));
        (await site.Redeem(code)).Error.ShouldBe("invalid_client");
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_client");
        (await site.Post("/connect/introspect", ("token", answer.Access))).Error.ShouldBe("invalid_client");
        (await citizen.Get(site.Address())).Status.ShouldBe(400);
        var shown = await browser.Submit((await browser.Get($"/operations/clients/{site.Id}/resume")).Form("main form"));
        shown.Text.ShouldContain("恢复了");
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
        (await site.IsActive(answer.Access)).ShouldBeFalse();
        (await site.SignIn(citizen)).Status.ShouldBe(200);
        (await portal.Ask<long>("select count(*) from openid.client_log where client = $1", Sql.P(site.Id))).ShouldBe(3);
    }

    [Fact]
    public async Task With_a_new_secret_the_old_one_opens_nothing()
    {
        using var site = await portal.NewSite();
        using var citizen = await portal.SignedIn("liufang");
        using var browser = await Operator();
        var answer = await site.SignIn(citizen);
        var shown = await browser.Submit((await browser.Get($"/operations/clients/{site.Id}/secret")).Form("main form"));
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_client");
        site.Secret = Shown(shown, "口令（client_secret）");
        (await site.Refresh(answer.Refresh)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_changed_address_counts_at_once_and_stands_in_the_record()
    {
        using var site = await portal.NewSite();
        using var citizen = await portal.SignedIn("liufang");
        using var browser = await Operator();
        var form = (await browser.Get($"/operations/clients/{site.Id}/change")).Form("form:has([name=name-zh])");
        var shown = await browser.Submit(form.With("redirects", Site.Home + "other"));
        shown.Text.ShouldContain("redirect_uris");
        (await citizen.Get(site.Address())).Status.ShouldBe(400);
        (await site.Visit(citizen, changed: ("redirect_uri", Site.Home + "other"))).Keys.ShouldContain("code");
    }

    [Fact]
    public async Task An_ended_client_stays_ended()
    {
        using var site = await portal.NewSite();
        using var browser = await Operator();
        await browser.Submit((await browser.Get($"/operations/clients/{site.Id}/end")).Form("main form"));
        (await browser.Get($"/operations/clients/{site.Id}/end")).Status.ShouldBe(404);
        (await browser.Get($"/operations/clients/{site.Id}/resume")).Status.ShouldBe(404);
        (await browser.Get($"/operations/clients/{site.Id}")).Text.ShouldContain("注销");
        using var citizen = await portal.SignedIn("liufang");
        (await citizen.Get(site.Address())).Status.ShouldBe(400);
    }
}
