namespace OneStop.Simulators.Tests.Registers;

public sealed class PopulationRegisterTests(Server server) : IClassFixture<Server>
{
    private Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> Match(string? idNumber, string? name) =>
        server.Ask(HttpMethod.Post, "/population/v1/people/match", new { idNumber, name });

    [Fact]
    public async Task Number_and_name_that_belong_together_return_the_person()
    {
        var (status, body) = await Match("990102199104121260", "周禾");
        status.ShouldBe(200);
        body!["result"]!.GetValue<string>().ShouldBe("match");
        body["person"]!["sex"]!.GetValue<string>().ShouldBe("2");
        body["person"]!["card"]!["validTo"]!.GetValue<string>().ShouldBe("2041-06-18");
        body["person"]!["card"]!["isValid"]!.GetValue<bool>().ShouldBeTrue();
        body["person"]!.AsObject().ContainsKey("key").ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_name_learns_nothing_about_the_person()
    {
        var (_, body) = await Match("990102199104121260", "刘芳");
        body!["result"]!.GetValue<string>().ShouldBe("mismatch");
        body["person"].ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_unknown() =>
        (await Match("990102199001010010", "某人")).Body!["result"]!.GetValue<string>().ShouldBe("unknown");

    [Theory]
    [InlineData("990102199907075261", "许念慈")] // the card has expired
    [InlineData("990102195503182994", "莫雨田")] // deceased
    public async Task An_id_card_can_be_invalid(string idNumber, string name) =>
        (await Match(idNumber, name)).Body!["person"]!["card"]!["isValid"]!.GetValue<bool>().ShouldBeFalse();

    [Theory]
    [InlineData(null, "周禾")]
    [InlineData("12345", "周禾")]
    [InlineData("990102199104121260", "")]
    [InlineData("990102199104121260\n", "周禾")]
    public async Task A_question_that_is_not_well_formed_is_a_400(string? idNumber, string? name) => (await Match(idNumber, name)).Status.ShouldBe(400);

    [Fact]
    public async Task A_body_too_large_is_a_413() =>
        (await server.Ask(HttpMethod.Post, "/population/v1/people/match", new { idNumber = new string('9', 20_000) })).Status.ShouldBe(413);
}
