using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.RegisterEnterprise;

[Access(Right.KeepOwnIdentity), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class RegisterEnterprisePage(RegisterEnterpriseHandler handler, LastRepresented last) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "uscc", SupportsGet = true)]
    public string? Uscc { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(Actor, Uscc, cancel);
        if (!outcome.Succeeded(out var bound))
            return Refuse(outcome.Refusals);
        await SessionKeeper.ActFor(HttpContext, bound.Represented);
        last.Remember(HttpContext, Actor.Account, bound.Represented.Key);
        if (bound.ToConfirm)
            return GoAndTell(IdentityLinks.Operators(bound.Represented.Subject), "bound");
        return GoAndTell(Url.LocalOr(Back, IdentityLinks.Account), "enterprise");
    }
}
