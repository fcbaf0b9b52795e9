using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.ShowClient;

/// <summary>One client: what is registered, who did what to it, what can be done.</summary>
[Access(Right.KeepClients)]
internal sealed class ShowClientPage(ClientDesk desk, IPeople people, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public ClientView Client { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public string Department =>
        catalog.Departments.FirstOrDefault(d => d.Code == Client.Row.Department) is { } known ? T.Of(known.Name) : Client.Row.Department;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.Find(Id, cancel) is not { } found)
            return NotFound();
        Client = found;
        Names = await people.StaffNames(found.Log.Select(e => e.By).OfType<Guid>().Distinct(), cancel);
        return Page();
    }

    /// <summary>Who did it, as the record says.</summary>
    public string By(ClientEntry entry) => entry.By is not { } account ? T["client.by-setup"]
        : Names.GetValueOrDefault(account) ?? T["client.by-nameless"];
}
