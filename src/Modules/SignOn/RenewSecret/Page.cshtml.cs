using Microsoft.AspNetCore.Mvc;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.RenewSecret;

/// <summary>A new secret, shown once.</summary>
[Access(Right.KeepClients)]
internal sealed class RenewSecretPage(RenewSecretHandler handler, ClientDesk desk) : ClientPressPage(desk)
{
    public string? Secret { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        if (!(await handler.Handle(Id, Actor.Account, cancel)).Succeeded(out var secret, out var refused))
            return Refuse(refused);
        Secret = secret;
        return Page();
    }
}
