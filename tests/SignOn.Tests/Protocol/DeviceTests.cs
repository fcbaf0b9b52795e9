using OneStop.SignOn.Protocol;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Protocol;

public sealed class DeviceTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    private async Task<Site> Kiosk() =>
        await portal.NewSite("human-resources", f => f with { NameZh = "社保自助机", Kinds = ["kiosk"], Proof = "none", Redirects = null });

    private static Task<Answer> Begin(Site kiosk) => kiosk.Post("/connect/device", ("scope", "openid profile"));

    private Task<Answer> Ask(Site kiosk, Answer begun)
    {
        // Whoever asks too often would be told to slow down.
        portal.Clock.Move(TimeSpan.FromSeconds(6));
        return kiosk.Post("/connect/token", ("grant_type", Grant), ("device_code", begun["device_code"]!));
    }

    [Fact]
    public async Task Somebody_signs_in_at_a_kiosk_with_their_own_phone()
    {
        using var kiosk = await Kiosk();
        using var phone = await portal.SignedIn("liufang");
        var begun = await Begin(kiosk);
        begun["verification_uri"].ShouldBe(portal.Issuer + "device");
        begun["user_code"]!.Length.ShouldBe(11);
        (await Ask(kiosk, begun)).Error.ShouldBe("authorization_pending");
        var asked = await phone.Submit((await phone.Get("/device")).Form("form:has([name=user_code])").With("user_code", begun["user_code"]!));
        asked.H1.ShouldContain("社保自助机");
        asked.Text.ShouldContain("请不要同意");
        var done = await phone.Submit(asked.Form("form:has(button[value=yes])").Press("decision", "yes"));
        done.H1.ShouldBe("登录好了");
        var answer = await Ask(kiosk, begun);
        answer.Status.ShouldBe(200, answer.Body.ToJsonString());
        answer.Id.GetClaim("name").Value.ShouldBe("刘芳");
        (await Ask(kiosk, begun)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_code_that_brings_itself_along_is_asked_about_all_the_same()
    {
        using var kiosk = await Kiosk();
        using var phone = await portal.SignedIn("qinlang");
        var begun = await Begin(kiosk);
        var asked = await phone.Get(begun["verification_uri_complete"]!);
        asked.All("button[value=yes]").Count.ShouldBe(1);
        (await phone.Submit(asked.Form("form:has(button[value=no])").Press("decision", "no"))).H1.ShouldBe("没有登录");
        (await Ask(kiosk, begun)).Error.ShouldBe("access_denied");
        (await phone.Get(begun["verification_uri_complete"]!)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_code_is_over_in_ten_minutes_and_a_wrong_one_tells_nothing()
    {
        using var kiosk = await Kiosk();
        using var phone = await portal.SignedIn("guxiao");
        var wrong = await phone.Submit((await phone.Get("/device")).Form("form:has([name=user_code])").With("user_code", "000-000-000"));
        wrong.Status.ShouldBe(400);
        wrong.Errors.Count.ShouldBe(1);
        var begun = await Begin(kiosk);
        portal.Clock.Move(ProviderSetup.DeviceCode + TimeSpan.FromSeconds(1));
        (await phone.Get(begun["verification_uri_complete"]!)).Status.ShouldBe(400);
        (await Ask(kiosk, begun)).Error.ShouldBe("expired_token");
    }

    [Fact]
    public async Task A_site_is_no_kiosk()
    {
        using var site = await portal.NewSite();
        (await site.Post("/connect/device", ("scope", "openid"))).Error.ShouldBe("unauthorized_client");
    }
}
