using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Mandates;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Ends sessions that are too old at once, and so those whose password, sign-out or lost post says so, of which <see cref="SessionSignals"/>
/// hears. The last day of a post stands in the cookie and is looked at with every request, whatever this node has heard. Every few minutes
/// everybody is looked up. Whoever's mandate ended acts for themselves from then on, and is told so.
/// </summary>
internal sealed class SessionEvents(NpgsqlDataSource db, SessionSignals signals, InterruptedForms interrupted, MandateRows mandates, AskRegisterWhenDue ask,
    TimeProvider clock)
    : CookieAuthenticationEvents
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(3);

    /// <summary>Why the door is shown: the post is over.</summary>
    public const string PostOver = "post-over";

    private static readonly object WhyKey = new();

    /// <summary>What answers everybody alike asks nobody who they are: an answer that others may keep renews no session.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !OpenToAll.Is(context.HttpContext);
        return Task.CompletedTask;
    }

    /// <summary>However a session ends: pages that were seen are not kept anyway, and what the browser held for the button back goes, too.</summary>
    public override Task SigningOut(CookieSigningOutContext context)
    {
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (OpenToAll.Is(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        var actor = context.Principal is { } user ? Actor.From(user) : null;
        var now = clock.GetUtcNow();
        if (actor is null || now - SessionKeeper.Read(context.Properties, SessionKeeper.Began) > SessionKeeper.Longest(actor.IsStaff))
        {
            await Reject(context);
            return;
        }

        if (context.Properties.Items.ContainsKey(SessionKeeper.PostUntil) && SessionKeeper.Read(context.Properties, SessionKeeper.PostUntil) <= now)
        {
            await Reject(context, PostOver);
            return;
        }

        var looked = SessionKeeper.Read(context.Properties, SessionKeeper.Looked);
        if (now - looked < LookEvery && !signals.IsNews(actor.Account, looked) && !(actor.ActingFor?.Until <= now))
            return;
        var found = await Look(actor, context.Properties, now, context.HttpContext.RequestAborted);
        if (!found.Session || !found.Post)
        {
            await Reject(context, found.Session ? PostOver : null);
            return;
        }

        if (found.Until is { } until)
            context.Properties.Items[SessionKeeper.PostUntil] = SessionKeeper.Write(until);
        else
            context.Properties.Items.Remove(SessionKeeper.PostUntil);

        if (actor.ActingFor is { } represented)
            context.ReplacePrincipal(Principals.Of(await Acting(actor, represented, context.HttpContext.RequestAborted)));
        context.Properties.Items[SessionKeeper.Looked] = SessionKeeper.Write(now);
        context.ShouldRenew = true;
    }

    /// <summary>Officials are sent to their own door, programs get the bare status.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var access = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>()?.Who ?? [];
        var why = context.HttpContext.Items[WhyKey] as string;
        var staffOnly = why == PostOver || (access.Count > 0 && !access.Any(w => w is Who.Anyone or Who.SignedIn or Who.Applicant));
        // What was posted cannot be posted again by coming back; it waits to be pressed once more.
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
            : await interrupted.TryKeep(context.HttpContext) ? InterruptedForms.Page
            : request.PathBase + request.Path;
        var told = why is null ? QueryString.Create("return", back) : QueryString.Create("return", back).Add("why", why);
        context.Response.Redirect($"{request.PathBase}{(staffOnly ? IdentityLinks.SignInStaff : IdentityLinks.SignIn)}{told}");
    }

    /// <summary>As whom they act now: as the mandate is at this moment, or as themselves, knowing why.</summary>
    private async Task<Actor> Acting(Actor actor, Represented represented, CancellationToken cancel)
    {
        if (actor.Person is not { } person)
            return actor with { ActingFor = null };
        if (await mandates.Now(person, represented.Key, cancel) is not { } now)
            return actor with { ActingFor = null, Lost = new(represented.Name, await mandates.WhyLost(person, represented, cancel)) };
        // Asked by itself, beside this request: nobody waits for another authority with every page.
        if (now.ByBody is { } body)
            await ask.Soon(person, body, cancel);
        return actor with { ActingFor = now };
    }

    private async Task<(bool Session, bool Post, DateTimeOffset? Until)> Look(Actor actor, AuthenticationProperties properties, DateTimeOffset now,
        CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select
                exists (select from identity.sign_ins s join identity.accounts a on a.id = s.account
                        where s.id = $1 and s.ended_at is null and a.id = $2 and a.stamp = $3),
                $4::text is null or p.id is not null, p.valid_until
            from (select) one left join lateral (
                select id, valid_until from identity.posts
                where account = $2 and department || '/' || region || '/' || role = $4 and {PostRows.InForce("$5")}
                limit 1) p on true
            """);
        properties.Items.TryGetValue(SessionKeeper.SessionId, out var session);
        properties.Items.TryGetValue(SessionKeeper.Stamp, out var stamp);
        command.Parameters.Add(Sql.P(Guid.TryParse(session, out var id) ? id : Guid.Empty));
        command.Parameters.Add(Sql.P(actor.Account));
        command.Parameters.Add(Sql.P(stamp ?? ""));
        command.Parameters.Add(Sql.P(actor.Post is { } post ? $"{post.Department}/{post.Region}/{post.Role.ToString().ToLowerInvariant()}" : null));
        command.Parameters.Add(Sql.P(now));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetBoolean(0), reader.GetBoolean(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2));
    }

    private static async Task Reject(CookieValidatePrincipalContext context, string? why = null)
    {
        // The door says it, or the next click would look like a session that only got old.
        if (why is not null)
            context.HttpContext.Items[WhyKey] = why;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
