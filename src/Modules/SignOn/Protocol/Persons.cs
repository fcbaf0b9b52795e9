using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using OneStop.Contracts.Identity;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.Protocol;

/// <summary>What a client is told of a person, made anew for every token from what is known at that moment.</summary>
[UseCase]
internal sealed class Persons(IPeople people, Pairwise pairwise)
{
    private static readonly string[] Told = [Destinations.IdentityToken];
    private static readonly string[] ToldAndCarried = [Destinations.IdentityToken, Destinations.AccessToken];

    /// <param name="enterprise">For which the person acts; told only while they may.</param>
    /// <param name="scopes">What was allowed.</param>
    /// <param name="grant">The family of the tokens.</param>
    /// <returns>Null when the person is known no more.</returns>
    public async Task<ClaimsPrincipal?> Of(Client client, LiveSession session, Guid? enterprise, ImmutableArray<string> scopes, string grant,
        CancellationToken cancel)
    {
        if (await people.Person(session.Subject, cancel) is not { } person)
            return null;
        var identity = new ClaimsIdentity("OneStop", Claims.Name, Claims.Role);
        Add(Claims.Subject, pairwise.Subject(client.Department, session.Account));
        Add(KnownClaims.Session, pairwise.Session(client.Id, session.Id));
        Add(Claims.AuthenticationTime, session.Since.ToUnixTimeSeconds());
        Keep(KnownClaims.OwnAccount, session.Account);
        Keep(KnownClaims.OwnSession, session.Id);
        if (scopes.Contains(KnownScopes.Profile))
        {
            Add(Claims.Name, person.Name);
            Add(KnownClaims.RealNameLevel, Level(person));
        }

        if (enterprise is { } chosen && scopes.Contains(KnownScopes.Represent)
            && (await people.Represented(session.Subject, cancel)).Contains(chosen) && await people.Enterprise(chosen, cancel) is { } body)
        {
            Keep(KnownClaims.OwnEnterprise, chosen);
            Add(KnownClaims.EnterpriseName, body.Name);
            Add(KnownClaims.EnterpriseCode, body.Uscc);
        }

        identity.SetDestinations(DestinationsOf);
        var principal = new ClaimsPrincipal(identity);
        // A token for the site's own systems; nobody else is its audience.
        principal.SetScopes(scopes).SetResources(client.ClientId!).SetAuthorizationId(grant);
        return principal;

        void Add(string name, object value) => identity.AddClaim(value is string text
            ? new(name, text)
            : new(name, Convert.ToString(value, CultureInfo.InvariantCulture)!, value is long ? ClaimValueTypes.Integer64 : ClaimValueTypes.Integer32));
        void Keep(string name, Guid value) => identity.AddClaim(new(name, value.ToString()));
    }

    // The access token travels through other people's logs: no name in it.
    private static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        Claims.Subject => ToldAndCarried,
        KnownClaims.OwnAccount or KnownClaims.OwnSession or KnownClaims.OwnEnterprise => [],
        _ => Told,
    };

    private static int Level(Person person) => !person.Verified ? 0 : person.MobileConfirmed ? 2 : 1;
}
