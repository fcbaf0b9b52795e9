using OneStop.Web;

namespace OneStop.Portal;

/// <summary>Language and version of the site, kept in cookies that hold nothing else; a link, so that it works everywhere.</summary>
internal static class Preferences
{
    public static void MapPreferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/preferences", (HttpContext http, OneStopSettings settings, string? lang, string? view, string? recent, string? back) =>
        {
            if (lang is "zh" or "en")
                SiteSwitch.Keep(http, !settings.IsDemo, lang);
            if (view is SiteVersion.Elder or SiteVersion.Standard)
                SiteSwitch.Keep(http, !settings.IsDemo, view);
            if (recent == "none")
                RecentMatters.Forget(http);
            return Results.LocalRedirect(LocalPath.OrHome(back));
        }).WithMetadata(new AccessAttribute(Right.ReadSite));
}
