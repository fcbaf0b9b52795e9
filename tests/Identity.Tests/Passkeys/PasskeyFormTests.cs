using OneStop.Testing;

namespace OneStop.Identity.Tests.Passkeys;

/// <summary>What comes with a form instead of a device's answer. The ceremony itself runs in the browser journeys.</summary>
public sealed class PasskeyFormTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"bm9ib2R5"},"clientExtensionResults":{}}""")]
    public async Task Nobody_comes_in_without_a_key(string credential)
    {
        using var visitor = await portal.Visitor();
        var form = (await visitor.Get("/signin/passkey")).Form("form[data-passkey]").With("credential", credential);
        var seen = await visitor.Submit(form);
        seen.Status.ShouldBe(400);
        seen.Errors.ShouldHaveSingleItem();
        (await visitor.Get("/account")).Path.ShouldBe("/signin");
        // The next try is asked anew.
        seen.Form("form[data-passkey]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_challenge_is_answered_once()
    {
        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/signin/passkey");
        var form = page.Form("form[data-passkey]").With("credential", "{}");
        await visitor.Submit(form);
        var first = page.Find("form[data-passkey]")!.GetAttribute("data-options");
        (await visitor.Get("/signin/passkey")).Find("form[data-passkey]")!.GetAttribute("data-options").ShouldNotBe(first);
    }

    [Fact]
    public async Task Keys_are_kept_only_by_who_just_showed_who_they_are()
    {
        using var owner = await portal.SignedIn("guoyuan");
        (await owner.Get("/account/passkeys")).Path.ShouldBe("/account/passkeys");
        portal.Clock.Move(TimeSpan.FromMinutes(11));
        var asked = await owner.Get("/account/passkeys");
        asked.Path.ShouldBe("/account/prove");
        (await owner.Get("/account/passkeys/AA/end")).Path.ShouldBe("/account/prove");
        foreach (var other in new[] { "/account/mobile", "/account/sessions", "/account/password/new" })
            (await owner.Get(other)).Path.ShouldBe("/account/prove", other);
        var wrong = await owner.Submit(asked.Form("form:has([name=password])").With("password", "not the password"));
        (wrong.Status, wrong.Path).ShouldBe((400, "/account/prove"), wrong.Text);
        wrong.Errors.ShouldHaveSingleItem().ShouldContain("密码不对");
        (await owner.Submit(wrong.Form("form:has([name=password])").With("password", portal.Cast.Password))).Path.ShouldBe("/account/passkeys");
        (await owner.Get("/account/passkeys/AA/end")).Status.ShouldBe(404);
        // Nothing was made by a device.
        var seen = await owner.Submit((await owner.Get("/account/passkeys")).Form("form[data-passkey]").With("credential", "{}").With("name", "手机"));
        seen.Errors.ShouldHaveSingleItem();
        (await owner.Get("/account/passkeys")).Text.ShouldContain("还没有添加");
    }

    [Fact]
    public async Task Whoever_guesses_the_password_of_an_open_screen_is_stopped_and_the_owner_is_not()
    {
        using var left = await portal.SignedIn("wukai");
        portal.Clock.Move(TimeSpan.FromMinutes(11));
        Seen last = null!;
        for (var tries = 0; tries < 6; tries++)
            last = await left.Submit((await left.Get("/account/prove")).Form("form:has([name=password])").With("password", $"guess {tries}"));
        last.Errors.ShouldHaveSingleItem().ShouldNotContain("密码不对");
        using var owner = await portal.SignedIn("wukai");
        (await owner.Get("/account")).Path.ShouldBe("/account");
    }

    [Fact]
    public async Task One_device_or_all_others_are_signed_out()
    {
        using var here = await portal.SignedIn("qinlang");
        using var there = await portal.SignedIn("qinlang");
        using var elsewhere = await portal.SignedIn("qinlang");
        using var stranger = await portal.SignedIn("liufang");
        var page = await here.Get("/account/sessions");
        page.All("form:has([name=session])").Count.ShouldBe(2);
        page.Text.ShouldContain("就是这台");
        await here.Submit(page.Form("form:has([name=session])"));
        (await here.Get("/account/sessions")).All("form:has([name=session])").Count.ShouldBe(1);
        await here.Submit((await here.Get("/account/sessions")).Form("form[action='/account/sessions']:not(:has([name=session]))"));
        portal.Clock.Move(TimeSpan.FromMinutes(3));
        (await there.Get("/account")).Path.ShouldBe("/signin");
        (await elsewhere.Get("/account")).Path.ShouldBe("/signin");
        (await here.Get("/account")).Path.ShouldBe("/account");
        (await stranger.Get("/account")).Path.ShouldBe("/account");
    }
}
