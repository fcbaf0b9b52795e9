using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace OneStop.SignOn.Store;

/// <summary>Knows the clients that are open. One that is suspended is unknown to every endpoint at once, since nothing is kept in memory.</summary>
internal sealed class ClientManager(
    IOpenIddictApplicationCache<Client> cache, ILogger<OpenIddictApplicationManager<Client>> logger, IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Client> store) : OpenIddictApplicationManager<Client>(cache, logger, options, store)
{
    public override async ValueTask<Client?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        await base.FindByClientIdAsync(identifier, cancellationToken) is { IsOpen: true } open ? open : null;

    public override async IAsyncEnumerable<Client> FindByPostLogoutRedirectUriAsync(
        string uri, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var client in base.FindByPostLogoutRedirectUriAsync(uri, cancellationToken))
        {
            if (client.IsOpen)
                yield return client;
        }
    }
}
