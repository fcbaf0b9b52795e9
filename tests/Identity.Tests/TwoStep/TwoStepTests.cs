using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using OneStop.Testing;

namespace OneStop.Identity.Tests.TwoStep;

/// <summary>The second step of officials, with an app that counts as RFC 6238 says.</summary>
public sealed class TwoStepTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task Turned_on_it_is_asked_for_each_code_is_taken_once_and_a_recovery_code_helps_without_the_phone()
    {
        using var official = await Proved("linyue");
        var page = await official.Get("/account/two-step");
        page.Find("img[src^='data:image/png']").ShouldNotBeNull($"{page.Path} {page.Status} {page.Text}");
        var key = page.Find("ol .num")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var wrong = await official.Submit(page.Form("form:has([name=code])").With("code", "000000").Press("do", "on"));
        wrong.Errors.ShouldHaveSingleItem();
        wrong.Find("ol .num")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ShouldBe(key, "what was scanned counts");
        var at = TimeProvider.System.GetUtcNow();
        var on = await official.Submit(wrong.Form("form:has([name=code])").With("code", Code(key, at)).Press("do", "on"));
        var codes = on.All("ul li.num").Select(c => c.TextContent.Trim()).ToList();
        codes.Count.ShouldBe(8);

        // By password alone nobody is in.
        using var elsewhere = await portal.Visitor();
        var asked = await elsewhere.SignIn("linyue", portal.Cast.Password, "/staff/signin");
        asked.Path.ShouldBe("/staff/signin/code");
        (await elsewhere.Get("/desk")).Path.ShouldBe("/staff/signin");
        (await elsewhere.Submit(asked.Form("form:has([name=code])").With("code", Code(key, at)))).Errors.ShouldHaveSingleItem("it was used to turn it on");
        var lost = (await elsewhere.Get("/staff/signin/code")).Form("form:has([name=code])").With("code", codes[0].ToUpperInvariant());
        (await elsewhere.Submit(lost)).Path.ShouldBe("/desk");

        using var thief = await portal.Visitor();
        var again = await thief.SignIn("linyue", portal.Cast.Password, "/staff/signin");
        (await thief.Submit(again.Form("form:has([name=code])").With("code", codes[0]))).Errors.ShouldHaveSingleItem("each is worth one sign-in");
        var next = (await thief.Get("/staff/signin/code")).Form("form:has([name=code])").With("code", Code(key, at.AddSeconds(30)));
        (await thief.Submit(next)).Path.ShouldBe("/desk");

        (await official.Get("/account/two-step")).Text.ShouldContain("还有7个备用码");
        var fresh = await official.Submit((await official.Get("/account/two-step")).Form("form:has([value=codes])").Press("do", "codes"));
        fresh.All("ul li.num").Count.ShouldBe(8);
        await official.Submit((await official.Get("/account/two-step")).Form("form:has([value=off])").Press("do", "off"));
        using var plain = await portal.SignedIn("linyue");
        (await plain.Get("/desk")).Path.ShouldBe("/desk");
    }

    [Fact]
    public async Task A_new_password_does_not_go_round_the_second_step()
    {
        using var official = await Proved("sunzheng");
        var page = await official.Get("/account/two-step");
        var key = page.Find("ol .num")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await official.Submit(page.Form("form:has([name=code])").With("code", Code(key, TimeProvider.System.GetUtcNow())).Press("do", "on"));

        using var knowsPassword = await portal.Visitor();
        var form = (await knowsPassword.Get("/password?staff=true")).Form("form:has([name=new])");
        var after = await knowsPassword.Submit(form.With("login", "sunzheng").With("password", portal.Cast.Password).With("new", "harbour at dusk 9")
            .With("again", "harbour at dusk 9"));
        after.Path.ShouldBe("/staff/signin/code");
        (await knowsPassword.Get("/desk")).Path.ShouldBe("/staff/signin");
    }

    [Fact]
    public async Task Whoever_guesses_codes_is_stopped()
    {
        using var official = await Proved("fangyi");
        var page = await official.Get("/account/two-step");
        var key = page.Find("ol .num")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await official.Submit(page.Form("form:has([name=code])").With("code", Code(key, TimeProvider.System.GetUtcNow())).Press("do", "on"));

        using var guesser = await portal.Visitor();
        await guesser.SignIn("fangyi", portal.Cast.Password, "/staff/signin");
        Seen last = null!;
        for (var tries = 0; tries < 6; tries++)
            last = await guesser.Submit((await guesser.Get("/staff/signin/code")).Form("form:has([name=code])").With("code", $"{tries:000000}"));
        last.Errors.ShouldHaveSingleItem().ShouldNotContain("数字不对");
        using var nobody = await portal.Visitor();
        (await nobody.Get("/staff/signin/code")).Path.ShouldBe("/staff/signin");
    }

    [Fact]
    public async Task The_password_alone_changes_no_factor_and_a_key_that_somebody_else_saw_is_worth_nothing()
    {
        using var official = await Proved("dengli");
        var seen = (await official.Get("/account/two-step")).Find("ol .num")!.TextContent;
        var page = await official.Get("/account/two-step");
        var key = page.Find("ol .num")!.TextContent;
        key.ShouldNotBe(seen);
        var shown = Code(key.Replace(" ", "", StringComparison.Ordinal), Now);
        await official.Submit(page.Form("form:has([name=code])").With("code", shown).Press("do", "on"));

        portal.Clock.Move(TimeSpan.FromMinutes(11));
        var asked = await official.Get("/account/passkeys");
        asked.Path.ShouldBe("/account/prove");
        var half = await official.Submit(asked.Form("form:has([name=password])").With("password", portal.Cast.Password));
        half.Path.ShouldBe("/account/prove");
        half.Errors.ShouldHaveSingleItem();
        var next = Code(key.Replace(" ", "", StringComparison.Ordinal), Now.AddSeconds(30));
        var whole = half.Form("form:has([name=password])").With("password", portal.Cast.Password).With("code", next);
        (await official.Submit(whole)).Path.ShouldBe("/account/passkeys");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private async Task<Browser> Proved(string user)
    {
        var official = await portal.SignedIn(user);
        var asked = await official.Get("/account/two-step");
        asked.Path.ShouldBe("/account/prove", "a password alone is half of the proof");
        (await official.Submit(asked.Form("form:has([name=password])").With("password", portal.Cast.Password))).Path.ShouldBe("/account/two-step");
        return official;
    }

    private static string Code(string key, DateTimeOffset at)
    {
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(digits.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
