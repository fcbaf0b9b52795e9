using OneStop.SignOn.Clients;

namespace OneStop.SignOn.Tests.Clients;

public sealed class ClientRulesTests
{
    private static readonly HashSet<string> Departments = ["health"];
    private const string Key = """{"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""";

    private static ClientForm Site => new("健康网", "Health site", "health", ["site"], "secret", null, "https://health.example/back", null, null, null);

    private static IReadOnlyList<string> Codes(ClientForm form, bool isDemo = false) =>
        [.. ClientRules.Read(form, Departments, isDemo).Refusals.Select(r => r.Code)];

    [Fact]
    public void A_plain_site_is_taken() => Codes(Site).ShouldBeEmpty();

    [Theory]
    [InlineData("http://health.example/back")]
    [InlineData("https://*.health.example/back")]
    [InlineData("https://health.example/back#here")]
    [InlineData("https://user:word@health.example/back")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/back")]
    [InlineData("http://127.0.0.1/back")]
    [InlineData("myapp://back")]
    public void An_address_that_could_mean_another_place_is_refused(string address) => Codes(Site with { Redirects = address }).ShouldBe(["sign-on.address"]);

    [Fact]
    public void In_a_demo_a_site_on_this_computer_does_without_https()
    {
        Codes(Site with { Redirects = "http://localhost:8090/site/back" }, isDemo: true).ShouldBeEmpty();
        Codes(Site with { Redirects = "http://10.0.0.1/back" }, isDemo: true).ShouldBe(["sign-on.address"]);
    }

    [Fact]
    public void A_system_signs_with_its_own_keys_and_says_whom_it_calls()
    {
        var system = Site with { Kinds = ["system"], Redirects = null, Calls = "health-abc", Proof = "keys", Keys = Key };
        Codes(system).ShouldBeEmpty();
        Codes(system with { Proof = "secret", Keys = null }).ShouldBe(["sign-on.system-needs-keys"]);
        Codes(system with { Calls = " \n" }).ShouldBe(["sign-on.calls-missing"]);
    }

    [Theory]
    [InlineData("{}", "sign-on.keys-unread")]
    [InlineData("no json", "sign-on.keys-unread")]
    [InlineData("""{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"a"}]}""", "sign-on.keys-private")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}""", "sign-on.keys-private")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"a","n":"sXch","e":"AQAB"}]}""", "sign-on.keys-weak")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""", "sign-on.keys-unnamed")]
    public void Keys_are_public_strong_and_named(string keys, string code) => Codes(Site with { Proof = "keys", Keys = keys }).ShouldBe([code]);

    [Fact]
    public void Only_a_kiosk_does_without_a_proof()
    {
        Codes(Site with { Proof = "none" }).ShouldBe(["sign-on.only-kiosks-bare"]);
        Codes(Site with { Proof = "none", Kinds = ["kiosk"], Redirects = null }).ShouldBeEmpty();
    }
}
