using System.Reflection;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Settings;

/// <summary>What only production has: the names of cookies, strict transport, the versions of TLS.</summary>
public sealed partial class ProductionTests : IAsyncDisposable
{
    private const string Key = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=";
    private const string Other = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=";

    private readonly WebApplication host = OneStopHost.Build(
    [
        "--OneStop:Profile=Production", "--OneStop:Database=Host=127.0.0.1;Port=9;Username=nobody;Database=nothing", $"--OneStop:DataDir={Path.GetTempPath()}",
        $"--OneStop:Fonts={Path.GetTempPath()}", $"--OneStop:MasterKey={Key}", $"--OneStop:IndexKey={Other}", $"--OneStop:Exchange:Key={Key}",
        "--OneStop:PublicUrl=https://donghu.example", "--OneStop:Workers=false",
    ]);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public void Cookies_have_the_name_that_binds_them_to_this_host()
    {
        CookieBuilder[] cookies =
        [
            Options<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Cookie, Options<AntiforgeryOptions>().Cookie,
            Options<CookieTempDataProviderOptions>().Cookie,
        ];
        foreach (var cookie in cookies)
        {
            cookie.Name.ShouldStartWith("__Host-");
            cookie.SecurePolicy.ShouldBe(CookieSecurePolicy.Always);
            cookie.HttpOnly.ShouldBeTrue();
            cookie.Domain.ShouldBeNull();
        }

        var http = new DefaultHttpContext { RequestServices = host.Services };
        // With keys of its own: the host's lie in a database.
        var kept = new SealedCookies(new EphemeralDataProtectionProvider(), host.Services.GetRequiredService<OneStopSettings>());
        kept.Keep(http, "onestop-kept", "something", TimeSpan.FromMinutes(1));
        SiteSwitch.Keep(http, secure: true, "en");
        RecentMatters.Remember(http, "YJS-E01");
        foreach (var cookie in http.Response.Headers.SetCookie)
        {
            cookie.ShouldStartWith("__Host-");
            cookie.ShouldContain("path=/;");
            cookie.ShouldContain("secure");
            cookie.ShouldContain("httponly");
            cookie!.ShouldNotContain("domain=");
        }

        http.Response.Headers.SetCookie.Count.ShouldBe(3);
        http.Request.Headers.Cookie = string.Join("; ", http.Response.Headers.SetCookie.Select(c => c!.Split(';')[0]));
        Langs.Of(http.Request).ShouldBe(Lang.En);
        RecentMatters.Of(http.Request).ShouldBe(["YJS-E01"]);
        kept.Read<string>(http, "onestop-kept").ShouldBe("something");
    }

    /// <summary>Whoever writes or reads a cookie beside the helpers has to name it by <see cref="CookieNames"/>.</summary>
    [Fact]
    public void No_cookie_is_named_by_hand() =>
        (from file in Sources.All(".cs")
         where !file.Path.StartsWith("src/Simulators/", StringComparison.Ordinal)
         from Match use in CookieUse().Matches(file.Text)
         where !use.Value.Contains("CookieNames.", StringComparison.Ordinal) && !KnownName().IsMatch(use.Value)
         select $"{file.Path}: {use.Value}").ShouldBeEmpty();

    [Fact]
    public void Strict_transport_is_for_a_year_and_for_all_below()
    {
        var hsts = Options<HstsOptions>();
        hsts.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        hsts.IncludeSubDomains.ShouldBeTrue();
    }

    [Fact]
    public void No_old_version_of_TLS_is_spoken()
    {
        var https = new HttpsConnectionAdapterOptions();
        var defaults = typeof(KestrelServerOptions).GetProperty("HttpsDefaults", BindingFlags.Instance | BindingFlags.NonPublic)!;
        ((Action<HttpsConnectionAdapterOptions>)defaults.GetValue(Options<KestrelServerOptions>())!)(https);
        https.SslProtocols.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
    }

    private T Options<T>(string? name = null)
        where T : class => host.Services.GetRequiredService<IOptionsMonitor<T>>().Get(name);

    [GeneratedRegex(@"\bCookies(?:\.(?:Append|Delete|ContainsKey)\(|\[)[^;\n]*", RegexOptions.None, 1000)]
    private static partial Regex CookieUse();

    // Named once by CookieNames, just before; or by the options, which are.
    [GeneratedRegex(@"(?:\(name\b|forms\.Value\.Cookie\.Name)", RegexOptions.None, 1000)]
    private static partial Regex KnownName();
}
