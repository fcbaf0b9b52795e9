using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OneStop.Contracts.Catalog;
using OneStop.SignOn.Clients;
using OneStop.SignOn.Store;
using OneStop.Web;

namespace OneStop.SignOn.RegisterClient;

/// <summary>A client that was registered.</summary>
/// <param name="Secret">Shown this once; what is kept is its hash. Null when it signs with keys, or cannot keep a secret.</param>
internal sealed record RegisteredClient(Guid Id, string ClientId, string? Secret);

/// <summary>Registers a department's site, system or kiosk.</summary>
internal sealed class RegisterClientHandler(ClientManager clients, OpenIdContext context, ICatalog catalog, OneStopSettings settings, TimeProvider clock)
{
    private const int IdLength = 8;
    private const int SecretBytes = 32;

    /// <param name="by">The official; null for setup.</param>
    public async Task<Result<RegisteredClient>> Handle(ClientForm form, Guid? by, CancellationToken cancel)
    {
        var read = ClientRules.Read(form, catalog.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal), settings.IsDemo);
        if (!read.Succeeded(out var facts, out var refused))
            return refused;
        if (await Unknown(facts.Calls, cancel) is { } unknown)
            return Refusal.Invalid("sign-on.calls-unknown", "calls", unknown);
        return await Add(facts, $"{facts.Department}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", IdLength)}",
            facts.Proof == ClientProof.Secret ? NewSecret() : null, by, cancel);
    }

    /// <summary>Under an id and a secret that are given: for a demo, whose site has to know them.</summary>
    public async Task<RegisteredClient> Add(ClientFacts facts, string id, string? secret, Guid? by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var client = new Client { MadeAt = now };
        await clients.PopulateAsync(client, ClientSetup.Describe(facts, id), cancel);
        ClientSetup.Name(client, facts);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await clients.CreateAsync(client, secret, cancel);
        await context.Database.ExecuteSqlAsync(
            $"insert into openid.client_log (client, what, by, detail, at) values ({client.Id}, {ClientLog.Registered}, {by}, {id}, {now})", cancel);
        await transaction.CommitAsync(cancel);
        return new(client.Id, id, secret);
    }

    public static string NewSecret() => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    private async Task<string?> Unknown(IReadOnlyList<string> calls, CancellationToken cancel)
    {
        var known = await context.Set<Client>().Where(c => calls.Contains(c.ClientId!) && c.EndedAt == null).Select(c => c.ClientId!).ToListAsync(cancel);
        return calls.FirstOrDefault(c => !known.Contains(c));
    }
}
