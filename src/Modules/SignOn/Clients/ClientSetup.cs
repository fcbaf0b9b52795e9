using System.Collections.Immutable;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.Store;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneStop.SignOn.Clients;

/// <summary>A client as OpenIddict reads it.</summary>
internal static class ClientSetup
{
    public static OpenIddictApplicationDescriptor Describe(ClientFacts facts, string id)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ApplicationType = ApplicationTypes.Web,
            ClientType = facts.Proof == ClientProof.None ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            JsonWebKeySet = facts.Keys is { } keys ? new(keys) : null,
        };
        described.Permissions.UnionWith(Permissions(facts));
        described.RedirectUris.UnionWith(facts.Redirects);
        described.PostLogoutRedirectUris.UnionWith(facts.LogoutRedirects);
        return described;
    }

    public static void Name(Client client, ClientFacts facts) => (client.NameZh, client.NameEn, client.Department, client.LogoutUri, client.Calls) =
        (facts.NameZh, facts.NameEn, facts.Department, facts.LogoutUri?.AbsoluteUri, [.. facts.Calls]);

    /// <summary>What a client may do, as its permissions say.</summary>
    public static IReadOnlyList<ClientKind> KindsOf(ImmutableArray<string> permissions) =>
    [
        .. Enum.GetValues<ClientKind>().Where(kind => permissions.Contains(kind switch
        {
            ClientKind.Site => OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode,
            ClientKind.System => OpenIddictConstants.Permissions.GrantTypes.ClientCredentials,
            _ => OpenIddictConstants.Permissions.GrantTypes.DeviceCode,
        })),
    ];

    private static IEnumerable<string> Permissions(ClientFacts facts)
    {
        yield return OpenIddictConstants.Permissions.Endpoints.Token;
        yield return OpenIddictConstants.Permissions.Endpoints.Revocation;
        if (facts.Proof != ClientProof.None)
            yield return OpenIddictConstants.Permissions.Endpoints.Introspection;
        if (facts.Kinds.Contains(ClientKind.Site))
        {
            yield return OpenIddictConstants.Permissions.Endpoints.Authorization;
            yield return OpenIddictConstants.Permissions.Endpoints.EndSession;
            yield return OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode;
            yield return OpenIddictConstants.Permissions.ResponseTypes.Code;
        }

        if (facts.Kinds.Contains(ClientKind.Kiosk))
        {
            yield return OpenIddictConstants.Permissions.Endpoints.DeviceAuthorization;
            yield return OpenIddictConstants.Permissions.GrantTypes.DeviceCode;
        }

        if (facts.Kinds.Contains(ClientKind.System))
            yield return OpenIddictConstants.Permissions.GrantTypes.ClientCredentials;
        if (facts.Kinds.Any(k => k != ClientKind.System))
        {
            yield return OpenIddictConstants.Permissions.GrantTypes.RefreshToken;
            foreach (var scope in KnownScopes.Asked)
                yield return OpenIddictConstants.Permissions.Prefixes.Scope + scope;
        }
    }
}
