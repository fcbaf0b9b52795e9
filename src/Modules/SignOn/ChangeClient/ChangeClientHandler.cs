using Microsoft.EntityFrameworkCore;
using OneStop.Contracts.Catalog;
using OneStop.SignOn.Clients;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Abstractions;

namespace OneStop.SignOn.ChangeClient;

/// <summary>Changes names, addresses, public keys and whom it may call. Whose it is, what it is for and how it proves itself stay.</summary>
internal sealed class ChangeClientHandler(ClientManager clients, OpenIdContext context, ICatalog catalog, OneStopSettings settings, TimeProvider clock)
{
    /// <param name="form">Department, kinds and proof as they are.</param>
    /// <param name="by">The official; null for setup.</param>
    public async Task<Result<Unit>> Handle(Guid id, ClientForm form, Guid? by, CancellationToken cancel)
    {
        var read = ClientRules.Read(form, catalog.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal), settings.IsDemo);
        if (!read.Succeeded(out var facts, out var refused))
            return refused;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        if (await context.Set<Client>().FirstOrDefaultAsync(c => c.Id == id && c.EndedAt == null, cancel) is not { } client)
            return Refusal.Conflict("sign-on.client-changed");
        var known = await context.Set<Client>().Where(c => facts.Calls.Contains(c.ClientId!)).Select(c => c.ClientId!).ToListAsync(cancel);
        if (facts.Calls.FirstOrDefault(c => !known.Contains(c)) is { } unknown)
            return Refusal.Invalid("sign-on.calls-unknown", "calls", unknown);
        var described = ClientSetup.Describe(facts, client.ClientId!);
        described.ClientSecret = client.ClientSecret;
        var changed = string.Join(", ", await Changed(client, facts, described, cancel));
        ClientSetup.Name(client, facts);
        await clients.UpdateAsync(client, described, cancel);
        await context.Database.ExecuteSqlAsync(
            $"insert into openid.client_log (client, what, by, detail, at) values ({id}, {ClientLog.Changed}, {by}, {changed}, {clock.GetUtcNow()})", cancel);
        await transaction.CommitAsync(cancel);
        return Unit.Value;
    }

    private async Task<IReadOnlyList<string>> Changed(Client client, ClientFacts facts, OpenIddictApplicationDescriptor described, CancellationToken cancel)
    {
        var before = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(before, client, cancel);
        (string Name, bool Is)[] all =
        [
            ("name", (client.NameZh, client.NameEn) != (facts.NameZh, facts.NameEn)),
            ("redirect_uris", !before.RedirectUris.SetEquals(described.RedirectUris)),
            ("post_logout_redirect_uris", !before.PostLogoutRedirectUris.SetEquals(described.PostLogoutRedirectUris)),
            ("backchannel_logout_uri", client.LogoutUri != facts.LogoutUri?.AbsoluteUri),
            ("calls", !client.Calls.ToHashSet().SetEquals(facts.Calls)),
            ("jwks", !Kids(before).SetEquals(Kids(described))),
        ];
        return [.. all.Where(c => c.Is).Select(c => c.Name)];
    }

    private static HashSet<string> Kids(OpenIddictApplicationDescriptor of) => [.. of.JsonWebKeySet?.Keys.Select(k => k.Kid) ?? []];
}
