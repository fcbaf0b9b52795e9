using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace OneStop.Identity.Sessions;

/// <summary>Only addresses of this very site may follow a sign-in: nobody is led away by a link they were sent.</summary>
internal static class LocalUrls
{
    // The doors themselves would only turn in circles.
    private static readonly string[] Doors = ["/signin", "/staff/signin", "/signout", "/register"];

    public static string LocalOr(this IUrlHelper url, string? wanted, string otherwise) =>
        url.IsLocalUrl(wanted) && wanted!.StartsWith('/') && !Doors.Contains(wanted.Split('?')[0], StringComparer.OrdinalIgnoreCase) ? wanted : otherwise;

    /// <summary>The path with where to go on afterwards; a way back to the front page goes without saying.</summary>
    public static string With(string path, string? back) =>
        back is null or "/" ? path : path + QueryString.Create("return", back).Value;
}
