using OneStop.Testing;

namespace OneStop.Identity.Tests.ConfirmMobile;

/// <summary>Each text message costs the city money: one network has so many a day, whosever mobiles they are for.</summary>
public sealed class CodesOfNetworkTests(CodesOfNetworkTests.Few portal) : IClassFixture<CodesOfNetworkTests.Few>
{
    public sealed class Few : IdentityPortal
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("OneStop:CodesPerNetworkPerDay", "2")];
    }

    [Fact]
    public async Task A_network_that_had_its_messages_is_told_what_to_do_and_has_more_tomorrow()
    {
        using var browser = await portal.SignedIn("liufang");
        (await Send(browser, "13711110001")).Text.ShouldContain("短信里的6位数字");
        (await Send(browser, "13711110002")).Text.ShouldContain("短信里的6位数字");
        var refused = (await Send(browser, "13711110003")).Errors.ShouldHaveSingleItem();
        refused.ShouldStartWith("您所在的网络今天发的验证码太多了");
        refused.ShouldContain("换一个网络");
        portal.Clock.Move(TimeSpan.FromHours(25));
        using var next = await portal.SignedIn("liufang");
        (await Send(next, "13711110003")).Text.ShouldContain("短信里的6位数字");
    }

    private static async Task<Seen> Send(Browser browser, string mobile) =>
        await browser.Submit((await browser.Get("/account/mobile")).Form("form:has([name=mobile])").With("mobile", mobile));
}
