using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson;

[Access(Who.Anyone), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RegisterPersonPage(RegisterPersonHandler handler, SessionKeeper sessions) : OneStopPage
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

    public string SignInUrl => IdentityLinks.SignInThen(Url.LocalOrHome(Back));

    public IActionResult OnGet() => HttpContext.Actor() is { IsStaff: false } ? Redirect(IdentityLinks.Account) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(Name, IdNumber, Mobile, Password, HttpContext.Network(), cancel);
        if (!outcome.Succeeded(out var admitted))
            return Refuse(outcome.Refusals);
        return await sessions.Begin(admitted, cancel)
            ? Redirect(IdentityLinks.RegisteredThen(Url.LocalOrHome(Back)))
            : Refuse(Refusal.Gone("identity.forgotten"));
    }
}
