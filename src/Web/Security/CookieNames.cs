using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>
/// What cookies are called. Outside of a demo the name itself has the browser refuse one that came without https, or from a neighbouring host:
/// nobody plants a session or a form's token from there.
/// </summary>
public static class CookieNames
{
    /// <summary>For this very host and all its addresses.</summary>
    private const string Host = "__Host-";

    /// <summary>For some addresses only, which the stricter name does not allow.</summary>
    private const string Secure = "__Secure-";

    public static string Of(OneStopSettings settings, string name) => settings.IsDemo ? name : Host + name;

    public static string Of(HttpContext http, string name) => Of(Settings(http), name);

    /// <summary>One that has a path of its own.</summary>
    public static string Below(HttpContext http, string name) => Settings(http).IsDemo ? name : Secure + name;

    private static OneStopSettings Settings(HttpContext http) => http.RequestServices.GetRequiredService<OneStopSettings>();
}
