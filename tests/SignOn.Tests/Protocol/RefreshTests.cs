using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.Store;

namespace OneStop.SignOn.Tests.Protocol;

public sealed class RefreshTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_token_that_comes_a_second_time_ends_the_whole_family()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        using var elsewhere = await portal.SignedIn("liufang");
        var other = await site.SignIn(elsewhere);
        var first = await site.SignIn(browser);
        var second = await site.Refresh(first.Refresh);
        second.Id.Subject.ShouldBe(first.Id.Subject);
        second.Refresh.ShouldNotBe(first.Refresh);
        var third = await site.Refresh(second.Refresh);
        portal.Clock.Move(ProviderSetup.Crossing + TimeSpan.FromSeconds(1));
        (await site.Refresh(first.Refresh)).Error.ShouldBe("invalid_grant");
        (await site.Refresh(third.Refresh)).Error.ShouldBe("invalid_grant", "the owner's is void too: nobody can tell who is the thief");
        foreach (var access in new[] { first.Access, second.Access, third.Access })
            (await site.IsActive(access)).ShouldBeFalse();
        (await site.Refresh(other.Refresh)).Status.ShouldBe(200, "another sign-in is another family");
    }

    [Fact]
    public async Task Everything_is_over_in_its_time()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("qinlang");
        var code = (await site.Visit(browser))["code"];
        portal.Clock.Move(ProviderSetup.Code + TimeSpan.FromSeconds(1));
        (await site.Redeem(code)).Error.ShouldBe("invalid_grant");
        var answer = await site.SignIn(browser);
        portal.Clock.Move(ProviderSetup.AccessToken + TimeSpan.FromSeconds(1));
        (await site.IsActive(answer.Access)).ShouldBeFalse();
        answer = await site.Refresh(answer.Refresh);
        portal.Clock.Move(TimeSpan.FromHours(12));
        answer = await site.Refresh(answer.Refresh);
        answer.Status.ShouldBe(200);
        portal.Clock.Move(TimeSpan.FromHours(12));
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant", "a family ends with the session, however often it was used");

        portal.Clock.Move(TimeSpan.FromDays(40));
        await (await portal.Services()).GetRequiredService<StoreSweep>().Sweep(default);
        (await portal.Ask<long>("select count(*) from openid.tokens where application_id = $1", Sql.P(site.Id))).ShouldBe(0);
        (await portal.Ask<long>("select count(*) from openid.grants where application_id = $1", Sql.P(site.Id))).ShouldBe(0);
        portal.Clock.Move(TimeSpan.FromDays(-41));
    }

    [Fact]
    public async Task A_token_is_good_for_nobody_but_the_client_that_got_it()
    {
        using var site = await portal.NewSite();
        using var other = await portal.NewSite();
        using var browser = await portal.SignedIn("guxiao");
        var answer = await site.SignIn(browser);
        (await other.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
        (await other.IsActive(answer.Access)).ShouldBeFalse();
        (await site.IsActive(answer.Access)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_gives_back_what_it_does_not_need_any_more()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("guxiao");
        var answer = await site.SignIn(browser);
        (await site.Post("/connect/revoke", ("token", answer.Refresh))).Status.ShouldBe(200);
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
        (await site.Post("/connect/revoke", ("token", answer.Access))).Status.ShouldBe(200);
        (await site.IsActive(answer.Access)).ShouldBeFalse();
        (await site.Post("/connect/revoke", ("token", "what never was"))).Status.ShouldBe(200);
        (await site.Send("/connect/revoke", ("token", answer.Access))).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task Nothing_in_the_tables_can_be_read_as_a_name_a_number_or_a_token()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("malin");
        var answer = await site.SignIn(browser);
        await using var db = NpgsqlDataSource.Create(await portal.OwnerConnectionString());
        foreach (var table in new[] { "tokens", "grants", "consents", "clients", "keys" })
        {
            await using var command = db.CreateCommand($"select coalesce(string_agg(t::text, E'\n'), '') from openid.{table} t");
            var all = (string)(await command.ExecuteScalarAsync())!;
            foreach (var secret in new[] { "马林生", "990102197903264111", answer.Refresh, site.Secret! })
                all.ShouldNotContain(secret, customMessage: table);
        }
    }
}
