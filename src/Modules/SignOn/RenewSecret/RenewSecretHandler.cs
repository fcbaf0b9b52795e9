using Microsoft.EntityFrameworkCore;
using OneStop.SignOn.Clients;
using OneStop.SignOn.RegisterClient;
using OneStop.SignOn.Store;

namespace OneStop.SignOn.RenewSecret;

/// <summary>A new secret takes the place of the old one at once: with that one nobody gets anything any more.</summary>
internal sealed class RenewSecretHandler(ClientManager clients, OpenIdContext context, TimeProvider clock)
{
    /// <returns>The new secret; told now and never again.</returns>
    public async Task<Result<string>> Handle(Guid id, Guid by, CancellationToken cancel)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        if (await context.Set<Client>().FirstOrDefaultAsync(c => c.Id == id && c.EndedAt == null && c.ClientSecret != null, cancel) is not { } client)
            return Refusal.Conflict("sign-on.client-changed");
        var secret = RegisterClientHandler.NewSecret();
        await clients.UpdateAsync(client, secret, cancel);
        await context.Database.ExecuteSqlAsync(
            $"insert into openid.client_log (client, what, by, at) values ({id}, {ClientLog.Secret}, {by}, {clock.GetUtcNow()})", cancel);
        await transaction.CommitAsync(cancel);
        return secret;
    }
}
