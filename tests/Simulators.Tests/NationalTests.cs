using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Simulators.Tests;

/// <summary>The simulated national platform, as a site that signs people in by it sees it.</summary>
public sealed class NationalTests : IAsyncLifetime
{
    private const string Secret = "a secret of the tests", Home = "http://portal.example/back", Person = "990102198809032044";
    private readonly string verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly WebApplication app = SimulatorServer.Build(
        ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", "--Simulators:National:Secret", Secret,
            "--Simulators:National:Back:0", Home]);

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        http.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_code_is_worth_one_token_that_says_who_and_how_well()
    {
        var code = await Code();
        var (status, answer) = await Redeem(code, verifier);
        status.ShouldBe(HttpStatusCode.OK);
        var discovery = JsonNode.Parse(await http.GetStringAsync("/national/.well-known/openid-configuration", TestContext.Current.CancellationToken))!;
        var keys = new JsonWebKeySet(await http.GetStringAsync((string)discovery["jwks_uri"]!, TestContext.Current.CancellationToken));
        var read = await new JsonWebTokenHandler().ValidateTokenAsync((string)answer["id_token"]!,
            new() { ValidIssuer = (string)discovery["issuer"]!, ValidAudience = "onestop", IssuerSigningKeys = keys.GetSigningKeys() });
        read.IsValid.ShouldBeTrue(read.Exception?.Message);
        read.Claims["name"].ShouldBe("刘芳");
        read.Claims["id_number"].ShouldBe(Person);
        read.Claims["acr"].ShouldBe("face");
        read.Claims["nonce"].ShouldBe("n");
        ((string)read.Claims["sub"]).ShouldNotContain(Person);
        (await Redeem(code, verifier)).Status.ShouldBe(HttpStatusCode.BadRequest, "a code is good once");
    }

    [Fact]
    public async Task Another_verifier_address_or_secret_gets_nothing()
    {
        (await Redeem(await Code(), verifier + "x")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(await Code(), verifier, back: Home + "/other")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(await Code(), verifier, secret: "another")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered()
    {
        (await Answer(("redirect_uri", "https://evil.example/"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Answer(("code_challenge_method", "plain"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Answer(("person", "990102198809032045"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var cancelled = await Answer(("decision", "no"));
        cancelled.Headers.Location!.ToString().ShouldBe(Home + "?error=access_denied&state=s");
    }

    private async Task<string> Code()
    {
        using var answer = await Answer();
        var to = answer.Headers.Location!.ToString();
        to.ShouldStartWith(Home + "?code=");
        return to[(Home.Length + 6)..to.IndexOf('&', StringComparison.Ordinal)];
    }

    private Task<HttpResponseMessage> Answer(params (string Name, string Value)[] changed)
    {
        var sent = new Dictionary<string, string>
        {
            ["client_id"] = "onestop", ["response_type"] = "code", ["redirect_uri"] = Home, ["state"] = "s", ["nonce"] = "n",
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
            ["person"] = Person, ["level"] = "face", ["decision"] = "yes",
        };
        foreach (var (name, value) in changed)
            sent[name] = value;
        return http.PostAsync("/national/authorize", new FormUrlEncodedContent(sent), TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Redeem(string code, string verified, string back = Home, string secret = Secret)
    {
        using var answer = await http.PostAsync("/national/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = back, ["code_verifier"] = verified, ["client_id"] = "onestop",
            ["client_secret"] = secret,
        }), TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
