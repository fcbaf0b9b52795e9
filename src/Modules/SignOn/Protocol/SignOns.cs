using System.Collections.Immutable;
using System.Security.Claims;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Store;
using OpenIddict.Core;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.Protocol;

/// <summary>Begins a sign-in at a client: a family of tokens that ends as one.</summary>
internal sealed class SignOns(OpenIddictAuthorizationManager<SignOnGrant> grants, Persons persons, TimeProvider clock)
{
    /// <param name="enterprise">For which the person acts now.</param>
    /// <returns>Null when the person is known no more.</returns>
    public async Task<ClaimsPrincipal?> Of(Client client, LiveSession session, Guid? enterprise, ImmutableArray<string> scopes, CancellationToken cancel)
    {
        var grant = new SignOnGrant
        {
            Application = client,
            Account = session.Account,
            Session = session.Id,
            CreationDate = clock.GetUtcNow().UtcDateTime,
            Status = Statuses.Valid,
            Type = AuthorizationTypes.AdHoc,
        };
        await grants.CreateAsync(grant, cancel);
        return await persons.Of(client, session, enterprise, scopes, grant.Id.ToString(), cancel);
    }
}
