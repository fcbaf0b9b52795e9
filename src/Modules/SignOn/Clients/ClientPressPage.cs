using Microsoft.AspNetCore.Mvc;
using OneStop.Web;

namespace OneStop.SignOn.Clients;

/// <summary>Asks once more before something is done to a client that is not ended.</summary>
[AsksAgain]
internal abstract class ClientPressPage(ClientDesk desk) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public ClientView Client { get; private set; } = null!;

    public string Name => T.Of(Client.Row.Name);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    protected async Task<bool> Load(CancellationToken cancel)
    {
        if (await desk.Find(Id, cancel) is not { Row.EndedAt: null } found)
            return false;
        Client = found;
        return true;
    }

    /// <summary>Does it, and tells so on the client's page.</summary>
    protected async Task<IActionResult> Press(Task<Result<Unit>> act, string told) =>
        (await act).Succeeded(out _, out var refused) ? GoAndTell(SignOnLinks.Client(Id), told) : Refuse(refused);
}
