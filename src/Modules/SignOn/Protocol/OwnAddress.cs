using Microsoft.AspNetCore;
using OneStop.Web;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// Addresses in the discovery document, in tokens and in what a client signs are those that the city has made public, by whatever name or
/// proxy the request came.
/// </summary>
internal sealed class OwnAddress(OneStopSettings settings) : IOpenIddictServerHandler<ProcessRequestContext>
{
    private readonly Uri address = new(settings.PublicUrl);

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessRequestContext>()
        .UseSingletonHandler<OwnAddress>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.ResolveRequestUri.Descriptor.Order - 500)
        .Build();

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is { } request && SignOnLinks.IsProtocol(request.Path))
            (request.Scheme, request.Host) = (address.Scheme, new(address.Authority));
        return ValueTask.CompletedTask;
    }
}
