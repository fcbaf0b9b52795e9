using System.Text.Json.Nodes;

namespace OneStop.Simulators.Tests.Registers;

public sealed class MarketRegisterTests(Server server) : IClassFixture<Server>
{
    private async Task<JsonNode> Licence(string uscc) => (await server.Ask(HttpMethod.Get, $"/market/v1/licences/{uscc}")).Body!;

    [Fact]
    public async Task A_licence_tells_what_stands_on_it_and_no_id_number()
    {
        var licence = await Licence("91990102MA0H7K2C60");
        licence["name"]!.GetValue<string>().ShouldBe("东湖市禾味小馆餐饮有限公司");
        licence["representative"]!.GetValue<string>().ShouldBe("周禾");
        licence["registeredCapital"]!.GetValue<decimal>().ShouldBe(50);
        licence["isValid"]!.GetValue<bool>().ShouldBeTrue();
        licence.ToJsonString().ShouldNotContain("990102199104121260");
    }

    [Theory]
    [InlineData("91990102598764311N", "1")] // operating period over
    [InlineData("91990102MA0D6H3N5C", "2")] // revoked
    [InlineData("91990102MA0B3L5K61", "3")] // deregistered
    public async Task A_licence_can_be_invalid(string uscc, string status)
    {
        var licence = await Licence(uscc);
        licence["status"]!.GetValue<string>().ShouldBe(status);
        licence["isValid"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_code_is_a_404_with_a_code_of_its_own()
    {
        var (status, body) = await server.Ask(HttpMethod.Get, "/market/v1/licences/91990102MA0H7K2C3N");
        status.ShouldBe(404);
        body!["code"]!.GetValue<string>().ShouldBe("licence.unknown");
    }

    [Theory]
    [InlineData("周禾", "990102199104121260", "representative")]
    [InlineData("刘芳", "990102198809032044", "none")]
    [InlineData("周禾", "990102198809032044", "none")]
    public async Task Who_speaks_for_an_enterprise_is_on_file(string name, string idNumber, string role) =>
        (await server.Ask(HttpMethod.Post, "/market/v1/representatives/match", new { uscc = "91990102MA0H7K2C60", idNumber, name }))
            .Body!["role"]!.GetValue<string>().ShouldBe(role);

    [Fact]
    public async Task The_liaison_of_an_enterprise_is_known() =>
        (await server.Ask(HttpMethod.Post, "/market/v1/representatives/match",
            new { uscc = "9199010276543218XR", idNumber = "990102199104121260", name = "周禾" }))
            .Body!["role"]!.GetValue<string>().ShouldBe("liaison");

    [Fact]
    public async Task Places_come_with_area_and_end_of_the_lease()
    {
        var (_, body) = await server.Ask(HttpMethod.Get, "/real-estate/v1/places?uscc=91990102MA0H7K2C60");
        var place = body!["places"]!.AsArray().Single()!;
        place["area"]!.GetValue<decimal>().ShouldBe(320);
        place["documentKind"]!.GetValue<string>().ShouldBe("房屋租赁备案");
        place["validTo"]!.GetValue<string>().ShouldBe("2031-08-31");
    }

    [Fact]
    public async Task Places_can_be_asked_for_by_address()
    {
        var address = Uri.EscapeDataString("东湖市湖滨区望湖路118号1层101–103");
        (await server.Ask(HttpMethod.Get, $"/real-estate/v1/places?uscc=91990102MA0H7K2C60&address={address}")).Body!["places"]!.AsArray().Count.ShouldBe(1);
        (await server.Ask(HttpMethod.Get, "/real-estate/v1/places?uscc=91990102MA0H7K2C60&address=elsewhere")).Body!["places"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enterprise_may_have_no_place_on_file() =>
        (await server.Ask(HttpMethod.Get, "/real-estate/v1/places?uscc=91990102MA0K8R6W23")).Body!["places"]!.AsArray().ShouldBeEmpty();
}
