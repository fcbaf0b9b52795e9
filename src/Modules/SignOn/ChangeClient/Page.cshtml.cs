using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.ChangeClient;

[Access(Right.KeepClients)]
internal sealed class ChangeClientPage(ChangeClientHandler handler, ClientDesk desk, ICatalog catalog) : ClientFormPage(catalog)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public ClientView Client { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        (NameZh, NameEn, Keys) = (Client.Row.Zh, Client.Row.En, Client.Keys);
        (Redirects, LogoutRedirects, LogoutUri, Calls) = (Lines(Client.Redirects), Lines(Client.LogoutRedirects), Client.LogoutUri, Lines(Client.Calls));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var form = new ClientForm(NameZh, NameEn, Client.Row.Department, [.. Client.Row.Kinds.Select(ClientRules.Word)], ClientRules.Word(Client.Proof),
            Keys, Redirects, LogoutRedirects, LogoutUri, Calls);
        return (await handler.Handle(Id, form, Actor.Account, cancel)).Succeeded(out _, out var refused)
            ? GoAndTell(SignOnLinks.Client(Id), "changed") : Refuse(refused);
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await desk.Find(Id, cancel) is not { Row.EndedAt: null } found)
            return false;
        Client = found;
        return true;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
