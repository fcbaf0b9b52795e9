using Microsoft.AspNetCore.Mvc;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.SuspendClient;

/// <summary>Stops a client at once, on every node: its secret leaked, or it does what it should not.</summary>
[Access(Right.KeepClients)]
internal sealed class SuspendClientPage(ClientDesk desk) : ClientPressPage(desk)
{
    private readonly ClientDesk desk = desk;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await Load(cancel) ? await Press(desk.Suspend(Id, Actor.Account, cancel), "suspended") : NotFound();
}
