using Microsoft.AspNetCore.Mvc;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.SignOut;

/// <summary>Signing out changes something, so a mere link cannot do it; a GET shows the button.</summary>
[Access(Right.ComeIn), ForWhomever]
internal sealed class SignOutPage(SessionKeeper sessions) : OneStopPage
{
    public IActionResult OnGet() => HttpContext.Actor() is null ? Redirect(IdentityLinks.Home) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var staff = HttpContext.Actor()?.IsStaff == true;
        await sessions.End(HttpContext, cancel);
        // The next person at this computer need not know what somebody looked for.
        RecentMatters.Forget(HttpContext);
        return staff ? Redirect(IdentityLinks.SignInStaff) : GoAndTell(IdentityLinks.Home, "signed-out");
    }
}
