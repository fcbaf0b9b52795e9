using Microsoft.AspNetCore.Http;

namespace OneStop.SignOn.Protocol;

/// <summary>Leads to another site by a page instead of a redirect, which the browser would refuse after a form was sent.</summary>
internal static class ForeignWay
{
    /// <summary>Takes the redirect that OpenIddict has written, and has the page that is drawn instead lead there by itself.</summary>
    /// <returns>Where to; null when no redirect was written.</returns>
    public static string? Take(HttpResponse response)
    {
        if (response.HasStarted || response.Headers.Location.ToString() is not { Length: > 0 } to)
            return null;
        response.Headers.Remove("Location");
        response.StatusCode = StatusCodes.Status200OK;
        response.Headers["Refresh"] = "0; url=" + to;
        return to;
    }
}
