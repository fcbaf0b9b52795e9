using System.Security.Claims;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Store;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// Before a code or a refresh token becomes a token: the session still goes on, the consent still holds, and what is told is as of now. Who
/// signed out, changed the password or was forgotten gets nothing more.
/// </summary>
internal sealed class RenewPerson(ISessions sessions, Consents consents, Persons persons, ClientManager clients)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<RenewPerson>()
        .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType() || context.Principal is not { } before)
            return;
        var cancel = context.CancellationToken;
        if (await clients.FindByClientIdAsync(context.ClientId!, cancel) is not { } client
            || Own(before, KnownClaims.OwnSession) is not { } id || await sessions.Find(id, cancel) is not { } session
            || !await consents.Holds(session.Account, client.Id, before.GetScopes().Intersect(KnownScopes.Asked), cancel)
            || await persons.Of(client, session, Own(before, KnownClaims.OwnEnterprise), before.GetScopes(), before.GetAuthorizationId()!, cancel)
                is not { } person)
        {
            context.Reject(Errors.InvalidGrant, "The person's session here has ended, or the person has withdrawn what they allowed.");
            return;
        }

        context.SignIn(person);
    }

    private static Guid? Own(ClaimsPrincipal principal, string claim) => Guid.TryParse(principal.GetClaim(claim), out var id) ? id : null;
}
