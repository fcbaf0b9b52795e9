using Microsoft.AspNetCore.Mvc;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.ResumeClient;

/// <summary>Lets a suspended client go on.</summary>
[Access(Right.KeepClients)]
internal sealed class ResumeClientPage(ClientDesk desk) : ClientPressPage(desk)
{
    private readonly ClientDesk desk = desk;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await Load(cancel) ? await Press(desk.Resume(Id, Actor.Account, cancel), "resumed") : NotFound();
}
