using Microsoft.IdentityModel.JsonWebTokens;

namespace OneStop.SignOn.Tests.Protocol;

/// <summary>Departments' systems in their own name: client credentials, and the key with which they show who they are.</summary>
public sealed class SystemTests(SignOnPortal portal)
{
    private async Task<(Site Caller, Site Called, Signer Key)> Pair()
    {
        var called = await portal.NewSite("health");
        var key = new Signer();
        var caller = await portal.NewSite(change: f => f with
        {
            Kinds = ["system"],
            Proof = "keys",
            Keys = key.Jwks,
            Calls = called.ClientId,
            Redirects = null,
        });
        return (caller, called, key);
    }

    private string Signed(Signer key, Site caller, Dictionary<string, object>? claims = null, Dictionary<string, object>? header = null, string? kid = null) =>
        key.Assertion(caller.ClientId, portal.Issuer, portal.Clock.GetUtcNow(), claims, header, kid);

    private static Task<Answer> Ask(Site caller, string assertion) => caller.Send("/connect/token", ("grant_type", "client_credentials"),
        ("client_assertion_type", Signer.Type), ("client_assertion", assertion));

    [Fact]
    public async Task A_system_gets_a_token_for_the_systems_that_it_may_call_and_for_no_other()
    {
        var (caller, called, key) = await Pair();
        using var stranger = await portal.NewSite("tax");
        var answer = await Ask(caller, Signed(key, caller));
        answer.Status.ShouldBe(200, answer.Body.ToJsonString());
        var token = new JsonWebToken(answer.Access);
        token.Audiences.ShouldBe([called.ClientId]);
        token.Subject.ShouldBe(caller.ClientId);
        answer["refresh_token"].ShouldBeNull();
        answer["id_token"].ShouldBeNull();
        (await called.IsActive(answer.Access)).ShouldBeTrue();
        (await stranger.IsActive(answer.Access)).ShouldBeFalse();
        (caller as IDisposable).Dispose();
        (called as IDisposable).Dispose();
        key.Dispose();
    }

    [Fact]
    public async Task What_was_signed_once_is_good_once()
    {
        var (caller, _, key) = await Pair();
        var signed = Signed(key, caller);
        (await Ask(caller, signed)).Status.ShouldBe(200);
        (await Ask(caller, signed)).Error.ShouldBe("invalid_client");
        var number = new Dictionary<string, object> { ["jti"] = "a-number" };
        (await Ask(caller, Signed(key, caller, number))).Status.ShouldBe(200);
        (await Ask(caller, Signed(key, caller, number))).Error.ShouldBe("invalid_client");
        (await Ask(caller, Signed(key, caller, new() { ["jti"] = "A-NUMBER" }))).Status.ShouldBe(200, "another number");
    }

    [Fact]
    public async Task A_key_that_the_token_itself_brings_along_is_nobodys()
    {
        var (caller, _, _) = await Pair();
        using var thief = new Signer();
        foreach (var header in new Dictionary<string, object>[]
        {
            [],
            new() { ["jwk"] = thief.Jwk },
            new() { ["jku"] = "https://thief.example/jwks" },
            new() { ["x5u"] = "https://thief.example/cert" },
        })
        {
            (await Ask(caller, Signed(thief, caller, header: header))).Error.ShouldBe("invalid_client");
            (await Ask(caller, Signed(thief, caller, header: header, kid: "other"))).Error.ShouldBe("invalid_client");
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("JWT", true)]
    [InlineData("client-authentication+jwt", true)]
    [InlineData("at+jwt", false)]
    [InlineData("logout+jwt", false)]
    public async Task What_was_signed_for_another_purpose_lets_nobody_in(string? type, bool taken)
    {
        var (caller, _, key) = await Pair();
        var signed = key.Assertion(caller.ClientId, portal.Issuer, portal.Clock.GetUtcNow(), type: type);
        (await Ask(caller, signed)).Status.ShouldBe(taken ? 200 : 401);
    }

    [Fact]
    public async Task What_nobody_signed_is_worth_nothing()
    {
        var (caller, called, key) = await Pair();
        (await Ask(caller, Signer.Unsigned(Signed(key, caller)))).Error.ShouldBe("invalid_client");
        var answer = await Ask(caller, Signed(key, caller));
        (await called.IsActive(Signer.Unsigned(answer.Access))).ShouldBeFalse();
        (await called.IsActive(answer.Access[..^4] + "AAAA")).ShouldBeFalse();
    }

    public static TheoryData<string, object> Wrongs => new()
    {
        { "aud", "https://elsewhere.example/" },
        { "iss", "somebody-else" },
        { "sub", "somebody-else" },
        { "exp", DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds() },
        { "exp", DateTimeOffset.UnixEpoch.AddYears(90).ToUnixTimeSeconds() },
        { "jti", "" },
    };

    [Theory, MemberData(nameof(Wrongs))]
    public async Task What_was_signed_for_somebody_else_or_another_time_is_refused(string claim, object value)
    {
        var (caller, _, key) = await Pair();
        var answer = await Ask(caller, Signed(key, caller, new() { [claim] = value }));
        answer.Status.ShouldBeInRange(400, 401);
        answer.Error.ShouldNotBeEmpty();
        answer["access_token"].ShouldBeNull();
    }

    [Fact]
    public async Task A_client_does_only_what_it_is_registered_for()
    {
        var (caller, called, _) = await Pair();
        (await called.Post("/connect/token", ("grant_type", "client_credentials"))).Error.ShouldBe("unauthorized_client");
        (await caller.Send("/connect/token", ("grant_type", "client_credentials"), ("client_id", caller.ClientId))).Error.ShouldBe("invalid_request");
        (await caller.Send("/connect/token", ("grant_type", "password"), ("client_id", caller.ClientId))).Error.ShouldBe("unsupported_grant_type");
        using var citizen = await portal.SignedIn("liufang");
        (await citizen.Get(caller.Address())).Status.ShouldBe(400);
    }
}
