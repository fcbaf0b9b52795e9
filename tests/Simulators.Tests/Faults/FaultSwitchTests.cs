using System.Diagnostics;
using System.Text.Json;

namespace OneStop.Simulators.Tests.Faults;

public sealed class FaultSwitchTests(Server server) : IClassFixture<Server>, IAsyncLifetime
{
    private const string Licence = "/market/v1/licences/91990102MA0H7K2C60";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await Switch("market", "ok");

    private async Task<int> Switch(string system, string mode, int? milliseconds = null)
    {
        using var response = await server.Client.PostAsJsonAsync("/admin/faults", new { system, mode, milliseconds });
        return (int)response.StatusCode;
    }

    [Fact]
    public async Task A_system_that_is_down_answers_503_and_the_others_go_on()
    {
        await Switch("market", "down");
        (await server.Ask(HttpMethod.Get, Licence)).Status.ShouldBe(503);
        (await server.Ask(HttpMethod.Get, "/real-estate/v1/places?uscc=91990102MA0H7K2C60")).Status.ShouldBe(200);
        await Switch("market", "ok");
        (await server.Ask(HttpMethod.Get, Licence)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_slow_system_answers_late_but_right()
    {
        await Switch("market", "slow", 300);
        var watch = Stopwatch.StartNew();
        (await server.Ask(HttpMethod.Get, Licence)).Status.ShouldBe(200);
        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);
    }

    [Fact]
    public async Task A_system_can_cut_the_connection()
    {
        await Switch("market", "drop");
        await Should.ThrowAsync<HttpRequestException>(() => server.Ask(HttpMethod.Get, Licence));
    }

    [Fact]
    public async Task A_system_can_answer_garbage()
    {
        await Switch("market", "garbage");
        using var request = Server.Sign(HttpMethod.Get, Licence);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue();
        await Should.ThrowAsync<JsonException>(() => response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("treasury", "down", null)]
    [InlineData("market", "on fire", null)]
    [InlineData("market", "slow", 600_000)]
    public async Task A_fault_that_does_not_exist_is_a_400(string system, string mode, int? milliseconds) =>
        (await Switch(system, mode, milliseconds)).ShouldBe(400);

    [Fact]
    public async Task The_page_shows_the_state_and_its_form_changes_it()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["system"] = "market", ["mode"] = "slow", ["milliseconds"] = "1200" });
        using var posted = await server.Client.PostAsync("/admin/faults", form, TestContext.Current.CancellationToken);
        posted.IsSuccessStatusCode.ShouldBeTrue();
        using var get = new HttpRequestMessage(HttpMethod.Get, "/admin/faults") { Headers = { { "Accept", "text/html" } } };
        using var page = await server.Client.SendAsync(get, TestContext.Current.CancellationToken);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("1200 毫秒后才答");
        var state = await server.Client.GetFromJsonAsync<JsonElement>("/admin/faults", TestContext.Current.CancellationToken);
        state.EnumerateArray().Single(s => s.GetProperty("system").GetString() == "market").GetProperty("mode").GetString().ShouldBe("slow");
    }

    [Fact]
    public async Task A_foreign_page_cannot_switch_faults()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/faults") { Content = JsonContent.Create(new { system = "market", mode = "down" }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(403);
    }
}
