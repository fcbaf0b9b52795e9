using System.Text.Json.Nodes;

namespace OneStop.Simulators.Tests;

public sealed class TextMessageTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_text_is_taken_and_shown_to_whoever_develops()
    {
        (await server.Ask(HttpMethod.Post, "/texts/v1/messages", new { to = "19900009001", text = "验证码<123456>" })).Status.ShouldBe(202);
        var page = await server.Client.GetStringAsync(new Uri("/admin/texts", UriKind.Relative), TestContext.Current.CancellationToken);
        page.ShouldContain("19900009001");
        page.ShouldNotContain("<123456>");
        var texts = await server.Client.GetFromJsonAsync<JsonArray>("/admin/texts/19900009001", TestContext.Current.CancellationToken);
        texts!.Single()!["text"]!.GetValue<string>().ShouldBe("验证码<123456>");
    }

    [Theory]
    [InlineData("1990000900", "text")]
    [InlineData("1990000900x", "text")]
    [InlineData("19900009002", "")]
    public async Task A_text_that_is_not_well_formed_is_a_400(string to, string text) =>
        (await server.Ask(HttpMethod.Post, "/texts/v1/messages", new { to, text })).Status.ShouldBe(400);

    [Fact]
    public async Task Unsigned_nothing_is_taken()
    {
        using var response = await server.Client.PostAsJsonAsync(
            "/texts/v1/messages", new { to = "19900009003", text = "x" }, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
    }
}
