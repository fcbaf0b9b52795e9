using Microsoft.AspNetCore.WebUtilities;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Store;
using OpenIddict.Abstractions;

namespace OneStop.SignOn.Authorize;

/// <summary>The name of a site stands on the page where somebody signs in on its behalf, as it was registered: the request cannot say another.</summary>
internal sealed class AskingSites(ClientManager clients, ICatalog catalog) : IAskingSites
{
    public async Task<AskingSite?> Of(string? address, CancellationToken cancel = default)
    {
        if (address?.Split('?', 2) is not [SignOnLinks.Authorize, var query]
            || QueryHelpers.ParseQuery(query).GetValueOrDefault(OpenIddictConstants.Parameters.ClientId) is not [{ Length: > 0 } id]
            || await clients.FindByClientIdAsync(id, cancel) is not { } client)
            return null;
        var department = catalog.Departments.FirstOrDefault(d => d.Code == client.Department)?.Name ?? new(client.Department, client.Department);
        return new(new(client.NameZh, client.NameEn), department);
    }
}
