using System.Security.Claims;
using OneStop.SignOn.Store;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.SignOn.Protocol;

/// <summary>A department's system in its own name: a token for those systems that it may call, and for nobody else.</summary>
internal sealed class SignSystemIn(ClientManager clients) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<SignSystemIn>()
        .SetOrder(RenewPerson.Descriptor.Order + 100)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType())
            return;
        if (await clients.FindByClientIdAsync(context.ClientId!, context.CancellationToken) is not { Calls.Length: > 0 } client)
        {
            context.Reject(Errors.UnauthorizedClient, "This client may not call any system in its own name.");
            return;
        }

        var identity = new ClaimsIdentity("OneStop");
        identity.AddClaim(new(Claims.Subject, client.ClientId!));
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity).SetResources(client.Calls));
    }
}
