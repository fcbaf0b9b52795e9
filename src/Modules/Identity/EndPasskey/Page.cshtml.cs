using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Identity.Passkeys;
using OneStop.Web;

namespace OneStop.Identity.EndPasskey;

/// <summary>One passkey less, asked once.</summary>
[Access(Right.KeepOwnAccount), AsksAgain]
internal sealed class EndPasskeyPage(PasskeyList list) : OneStopPage
{
    public KeptPasskey Passkey { get; private set; } = null!;

    public bool IsStaff => Actor.IsStaff;

    public async Task<IActionResult> OnGet(string id, CancellationToken cancel)
    {
        if ((await list.Of(Actor.Account, Actor.Person ?? Guid.Empty, cancel)).FirstOrDefault(p => p.Id == id) is not { } passkey)
            return NotFound();
        Passkey = passkey;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id, CancellationToken cancel)
    {
        if ((await list.Of(Actor.Account, Actor.Person ?? Guid.Empty, cancel)).All(p => p.Id != id))
            return NotFound();
        await list.End(Actor.Account, WebEncoders.Base64UrlDecode(id), cancel);
        return GoAndTell(IdentityLinks.Passkeys, "ended");
    }
}
