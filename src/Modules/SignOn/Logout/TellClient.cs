using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.SignOn.Keys;
using OneStop.SignOn.Protocol;
using OneStop.Web;

namespace OneStop.SignOn.Logout;

/// <summary>
/// Tells a site that a person's session has ended (OpenID Connect Back-Channel Logout 1.0). A site that does not answer is told again, for
/// half a day; then operators see it among what did not get done.
/// </summary>
[UseCase]
internal sealed class TellClient(NpgsqlDataSource db, KeyShelf keys, Pairwise pairwise, LogoutSender sender, OneStopSettings settings, TimeProvider clock)
    : IDueHandler
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(2);

    public string Kind => GrantEnds.Tell;

    public async Task Handle(DueTime due, CancellationToken cancel)
    {
        if (await Find(due.StreamId, Guid.ParseExact(due.Item, "n"), cancel) is not { } told)
            return;
        if (!await sender.Send(told.To, Token(told, due.StreamId), cancel))
            throw new FollowUpBlockedException("sign-on.site-not-told", $"The client {told.ClientId} did not take the notice that a session has ended.");
    }

    // Of a client that is closed by now, or has no address any more, there is nobody to tell.
    private async Task<Told?> Find(Guid session, Guid client, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select c.client_id, c.department, c.logout_uri, g.account
            from openid.clients c join openid.grants g on g.application_id = c.id and g.session = $1
            where c.id = $2 and c.suspended_at is null and c.ended_at is null and c.logout_uri is not null and g.account is not null limit 1
            """);
        command.Parameters.Add(Sql.P(session));
        command.Parameters.Add(Sql.P(client));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new(client, row.GetString(0), row.GetString(1), new(row.GetString(2)), row.GetGuid(3)) : null;
    }

    private string Token(Told told, Guid session)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "logout+jwt",
            SigningCredentials = keys.Signing,
            Claims = new Dictionary<string, object>
            {
                ["iss"] = new Uri(settings.PublicUrl).AbsoluteUri,
                ["aud"] = told.ClientId,
                ["iat"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + Holds).ToUnixTimeSeconds(),
                ["jti"] = Guid.CreateVersion7(now).ToString("n"),
                ["sub"] = pairwise.Subject(told.Department, told.Account),
                ["sid"] = pairwise.Session(told.Client, session),
                ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            },
        });
    }

    private sealed record Told(Guid Client, string ClientId, string Department, Uri To, Guid Account);
}
