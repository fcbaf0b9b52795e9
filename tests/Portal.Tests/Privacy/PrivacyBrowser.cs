using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Privacy;

/// <summary>People of the demo at pages about data of theirs.</summary>
internal static class PrivacyBrowser
{
    public static async Task<Browser> SignedIn(this PortalUnderTest portal, string user, string page = "/signin")
    {
        var browser = await portal.Visitor();
        (await browser.SignIn(user, DemoCast.Read().Password, page)).Path.ShouldNotEndWith("/signin");
        return browser;
    }
}
