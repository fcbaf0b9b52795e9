using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// What a client signs to say who it is (RFC 7523) is good for one time, at all nodes together, and for a few minutes: whoever reads it in
/// a log can do nothing with it.
/// </summary>
internal sealed class OneTimeAssertions(NpgsqlDataSource db, MasterKeys masters, TimeProvider clock) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    private const int LongestNumber = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseSingletonHandler<OneTimeAssertions>()
        .SetOrder(OpenIddictServerHandlers.ValidateClientSecret.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } signed)
            return;
        if (signed.GetClaim(Claims.JwtId) is not { Length: > 0 and <= LongestNumber } number || signed.GetExpirationDate() is not { } until
            || until > clock.GetUtcNow() + Longest)
        {
            context.Reject(Errors.InvalidClient, "A client assertion needs a jti, and an exp at most ten minutes away.");
            return;
        }

        if (!await Use($"{signed.GetClaim(Claims.Issuer)}/{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(number))}", until, context.CancellationToken))
            context.Reject(Errors.InvalidClient, "This client assertion was used before.");
    }

    private async Task<bool> Use(string assertion, DateTimeOffset until, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(
            "insert into openid.used_assertions (key, until) values ($1, $2) on conflict (key) do nothing returning true",
            Sql.P(masters.Blind("openid.assertion", assertion)), Sql.P(until)));
        batch.BatchCommands.Add(Sql.Statement(
            """
            delete from openid.used_assertions where key in (
                select key from openid.used_assertions where until < $1 limit 100 for update skip locked)
            """, Sql.P(clock.GetUtcNow() - Longest)));
        return await batch.ExecuteScalarAsync(cancel) is true;
    }
}
