using Microsoft.AspNetCore.Mvc;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.EndClient;

/// <summary>Ends a client for good.</summary>
[Access(Right.KeepClients)]
internal sealed class EndClientPage(ClientDesk desk) : ClientPressPage(desk)
{
    private readonly ClientDesk desk = desk;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await Load(cancel) ? await Press(desk.End(Id, Actor.Account, cancel), "ended") : NotFound();
}
