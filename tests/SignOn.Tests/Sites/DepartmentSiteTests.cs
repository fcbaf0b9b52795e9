using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.SignOn.Clients;
using OneStop.SignOn.RegisterClient;
using OneStop.Simulators;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Sites;

/// <summary>The simulated site of a department, over ASP.NET Core's own OpenID Connect handler.</summary>
public sealed class DepartmentSiteTests(SignOnPortal portal) : IAsyncLifetime
{
    private const string Secret = "a secret of the tests, given to both sides";
    private readonly string id = "demo-" + Guid.CreateVersion7().ToString("n");
    private readonly string address = $"http://127.0.0.1:{SignOnPortal.Free()}";
    private WebApplication simulators = null!;

    public async ValueTask InitializeAsync()
    {
        await using var scope = (await portal.Services()).CreateAsyncScope();
        var form = new ClientForm("公积金网上厅", "Housing fund", "housing-fund", ["site"], "secret", null,
            address + "/site/signed-in", address + "/site/signed-out", address + "/site/told", null);
        await scope.ServiceProvider.GetRequiredService<RegisterClientHandler>()
            .Add(ClientRules.Read(form, new HashSet<string> { "housing-fund" }, isDemo: true).Value, id, Secret, null, default);
        simulators = SimulatorServer.Build(["--urls", address, "--Simulators:Site:Issuer", portal.Issuer, "--Simulators:Site:ClientId", id,
            "--Simulators:Site:Secret", Secret, "--Logging:LogLevel:Default", "Warning"]);
        await simulators.StartAsync();
    }

    public ValueTask DisposeAsync() => simulators.DisposeAsync();

    private async Task<Seen> SignIn(Browser browser)
    {
        var page = await browser.Get(address + "/site/signin");
        if (page.All("form button[value=yes]").Count > 0)
            page = await browser.Submit(page.Form("form:has(button[value=yes])").Press("decision", "yes"));
        return await browser.Get(page.Find("main a.btn")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task Somebody_signs_in_there_and_is_signed_out_there_when_they_sign_out_here()
    {
        using var browser = await portal.SignedIn("liufang");
        var there = await SignIn(browser);
        there.Path.ShouldBe("/site");
        there.Text.ShouldContain("刘芳");
        there.Text.ShouldContain("身份和手机号都核实过");
        await browser.Submit((await browser.Get(portal.Issuer + "signout")).Form("main form"));
        for (var wait = 0; wait < 100 && (await browser.Get(address + "/site")).Text.Contains("刘芳", StringComparison.Ordinal); wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await browser.Get(address + "/site")).Text.ShouldNotContain("刘芳");
    }

    [Fact]
    public async Task Somebody_signs_out_there_and_here_and_comes_back()
    {
        using var browser = await portal.SignedIn("qinlang");
        var asked = await browser.Submit((await SignIn(browser)).Form("form"));
        asked.H1.ShouldBe("一站办也退出吗？");
        var gone = await browser.Submit(asked.Form("form:has([name=decision])").Press("decision", "go"));
        var back = await browser.Get(gone.Find("main a.btn")!.GetAttribute("href")!);
        back.Path.ShouldBe("/site");
        back.Text.ShouldContain("用一站办登录");
        (await browser.Get(portal.Issuer + "account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task Whoever_does_not_agree_is_told_so_there()
    {
        using var browser = await portal.SignedIn("guxiao");
        var asked = await browser.Get(address + "/site/signin");
        var refused = await browser.Submit(asked.Form("form:has(button[value=no])").Press("decision", "no"));
        (await browser.Get(refused.Find("main a.btn")!.GetAttribute("href")!)).Text.ShouldContain("没有登录");
    }

    [Fact]
    public async Task Nobody_else_ends_a_session_there()
    {
        using var browser = await portal.Visitor();
        using var signer = new Signer();
        var forged = signer.Assertion(id, id, portal.Clock.GetUtcNow(), type: "logout+jwt");
        (await browser.Post(address + "/site/told", ("logout_token", forged))).Status.ShouldBe(400);
        (await browser.Post(address + "/site/told", ("other", "x"))).Status.ShouldBe(400);
    }
}
