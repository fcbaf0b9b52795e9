using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.RegisterClient;

/// <summary>Registers a client; its secret is shown once, in the answer to the press.</summary>
[Access(Right.KeepClients)]
internal sealed class RegisterClientPage(RegisterClientHandler handler, ICatalog catalog) : ClientFormPage(catalog)
{
    [BindProperty(Name = "department")]
    public string? Department { get; set; }

    [BindProperty(Name = "kinds")]
    public IReadOnlyList<string>? Kinds { get; set; }

    [BindProperty(Name = "proof")]
    public string? Proof { get; set; }

    public RegisteredClient? Made { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.Handle(
            new(NameZh, NameEn, Department, Kinds, Proof, Keys, Redirects, LogoutRedirects, LogoutUri, Calls), Actor.Account, cancel);
        if (!outcome.Succeeded(out var made))
            return Refuse(outcome.Refusals);
        Made = made;
        return Page();
    }
}
