using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.AddChild;

/// <summary>A guardian adds a child under 14, to act for it.</summary>
[Access(Right.KeepOwnMandates), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class AddChildPage(AddChildHandler handler) : OneStopPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "consent")]
    public string? Consent { get; set; }

    public IReadOnlyList<Choice> Consents => [new("1", T["add-child.consent.yes"])];

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var added = await handler.Handle(Actor, Name, IdNumber, Consent == "1", HttpContext.Network(), cancel);
        if (added.IsRefused)
            return Refuse(added.Refusals);
        await SessionKeeper.NoteChoice(HttpContext);
        return GoAndTell(IdentityLinks.Mandates, "child");
    }
}
