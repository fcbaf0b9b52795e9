using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Authorization;

/// <summary>Every kind of user that there is, by a person of the demo who is one.</summary>
internal static class Roles
{
    public static readonly IReadOnlyList<(string Name, string? User)> All =
    [
        ("visitor", null), ("citizen", "liufang"), ("operator", "zhouhe"), ("clerk", "tianyu"), ("market-regulation", "chenjing"), ("city-management", "wukai"),
        ("fire-rescue", "zhengan"), ("tobacco", "huxiao"), ("health", "linyue"), ("public-security", "sunzheng"), ("other-region", "qinchuan"),
        ("editor", "bailu"), ("operations", "hanmo"), ("administrator", "guping"), ("auditor", "qiushi"),
    ];

    /// <summary>Somebody's cookies, without following redirects: a way to the door is an answer, too.</summary>
    public static async Task<HttpClient> SignedIn(PortalUnderTest portal, string role, string? user)
    {
        using var browser = await portal.Visitor();
        if (user is not null)
        {
            var citizen = DemoCast.Read().Citizens.Any(c => c.User == user);
            var page = await browser.SignIn(user, DemoCast.Read().Password, citizen ? "/signin" : "/staff/signin");
            page.Path.ShouldNotEndWith("/signin");
            if (role == "operator")
                await browser.Submit(page.Form().With("for", page.All("input[name=for]")[1].GetAttribute("value")!));
        }

        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = await portal.Address() };
    }
}
