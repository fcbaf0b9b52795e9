using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Catalog;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson;

[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RegisterPersonPage(RegisterPersonHandler handler, SealedCookies cookies, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "mobile")]
    public string? Mobile { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>Nobody can register by themselves while no text can be sent.</summary>
    public bool IsOpen => handler.IsOpen;

    /// <summary>Where people serve whoever cannot register here; null when no hall says its phone.</summary>
    public Hall? Hall => catalog.Halls.FirstOrDefault(h => h is { Kind: HallKind.Hall, Phone: not null });

    public string SignInUrl => IdentityLinks.SignInThen(Url.LocalOrHome(Back));

    public IActionResult OnGet() => HttpContext.Actor() is { IsStaff: false } ? Redirect(IdentityLinks.Account) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Begin(new(Name, IdNumber, Mobile, Password, Back, HttpContext.Network()), cancel);
        if (!outcome.Succeeded(out var pending))
            return Refuse(outcome.Refusals);
        cookies.Keep(HttpContext, PendingRegistration.Cookie, pending, MobileCodes.Begun);
        return Redirect(IdentityLinks.EnterCode);
    }
}
