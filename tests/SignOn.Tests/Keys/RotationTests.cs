using Microsoft.Extensions.DependencyInjection;
using OneStop.SignOn.Keys;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Keys;

public sealed class RotationTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private static async Task<IReadOnlyList<string>> Published(Site site) =>
        [.. (await site.Get("/.well-known/jwks"))["keys"]!.AsArray().Select(k => k!["kid"]!.ToString())];

    private static async Task<(int Code, string Output)> Verb(IServiceProvider services, params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        return (await OpenIdVerb.Run(services, args, output, errors), output.ToString() + errors);
    }

    [Fact]
    public async Task Tokens_live_on_while_keys_rotate_and_die_with_a_leaked_one()
    {
        var services = await portal.Services();
        var shelf = services.GetRequiredService<KeyShelf>();
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var answer = await site.SignIn(browser);
        var before = await Published(site);
        answer.Id.Kid.ShouldBe(before[0]);

        (await Verb(services, "keys", "rotate")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Output.ShouldContain("--now"));
        await using (var older = (await portal.Services()).GetRequiredService<Npgsql.NpgsqlDataSource>().CreateCommand(
            "update openid.keys set made_at = made_at - interval '2 days'"))
            await older.ExecuteNonQueryAsync();
        (await Verb(services, "keys", "rotate")).Code.ShouldBe(0);
        await shelf.Refresh(default);
        var after = await Published(site);
        after.Count.ShouldBe(3);
        after[0].ShouldBe(before[1], "the key that was published before signs now");
        after.ShouldContain(before[0]);
        (await site.IsActive(answer.Access)).ShouldBeTrue();
        var renewed = await site.Refresh(answer.Refresh);
        renewed.Id.Kid.ShouldBe(after[0]);

        (await Verb(services, "keys", "rotate", "--now")).Code.ShouldBe(0);
        await shelf.Refresh(default);
        var last = await Published(site);
        last.Count.ShouldBe(2);
        last[0].ShouldBe(after[1]);
        (await site.IsActive(renewed.Access)).ShouldBeFalse();
        (await site.Refresh(renewed.Refresh)).Error.ShouldBe("invalid_grant");
        (await site.SignIn(browser)).Id.Kid.ShouldBe(last[0]);
        (await Verb(services, "keys")).Output.ShouldContain("next");
        (await Verb(services, "nothing")).Code.ShouldBe(64);
    }

    [Fact]
    public async Task Another_node_has_the_same_keys_without_being_told()
    {
        var services = await portal.Services();
        using var other = new KeyShelf(services.GetRequiredService<KeyStore>());
        other.Signing.Key.KeyId.ShouldBe(services.GetRequiredService<KeyShelf>().Signing.Key.KeyId);
        var told = false;
        using var listening = other.GetChangeToken().RegisterChangeCallback(_ => told = true, null);
        (await services.GetRequiredService<KeyStore>().Leaked(default)).Demand();
        await other.Refresh(default);
        told.ShouldBeTrue();
        await services.GetRequiredService<KeyShelf>().Refresh(default);
        other.Signing.Key.KeyId.ShouldBe(services.GetRequiredService<KeyShelf>().Signing.Key.KeyId);
    }
}
