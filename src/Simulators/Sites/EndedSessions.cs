using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace OneStop.Simulators.Sites;

/// <summary>Sessions that the platform has ended. A real site keeps them where all its servers see them, as long as its own sessions last.</summary>
internal sealed class EndedSessions
{
    private readonly ConcurrentDictionary<string, bool> ended = new(StringComparer.Ordinal);

    public void Add(string session) => ended[session] = true;

    /// <summary>Whoever comes with a session that has ended is nobody.</summary>
    public static async Task Look(CookieValidatePrincipalContext context)
    {
        var known = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
        if (context.Principal?.FindFirst("sid")?.Value is not { } session || known.ended.ContainsKey(session))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }
}
