using Microsoft.AspNetCore.Mvc;

namespace OneStop.Identity.Sessions;

/// <summary>Only addresses of this very site may follow a sign-in: nobody is led away by a link they were sent.</summary>
internal static class LocalUrls
{
    // The doors themselves would only turn in circles.
    private static readonly string[] Doors = [IdentityLinks.SignIn, IdentityLinks.SignInStaff, IdentityLinks.SignOut, IdentityLinks.RegisterPerson];

    public static string LocalOr(this IUrlHelper url, string? wanted, string otherwise) =>
        url.IsLocalUrl(wanted) && wanted!.StartsWith('/') && !Doors.Contains(wanted.Split('?')[0], StringComparer.OrdinalIgnoreCase) ? wanted : otherwise;

    public static string LocalOrHome(this IUrlHelper url, string? wanted) => url.LocalOr(wanted, IdentityLinks.Home);
}
