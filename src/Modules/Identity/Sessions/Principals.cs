using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OneStop.Identity.Accounts;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>The principal of a session holds what <see cref="Actor"/> says and nothing else: no user name, no stamp.</summary>
internal sealed class Principals : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Of([]));

    public static ClaimsPrincipal Of(Actor actor) => Of(actor.ToClaims());

    private static ClaimsPrincipal Of(IEnumerable<Claim> claims) =>
        new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, ActorClaims.Name, ActorClaims.Role));
}
