using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Ends sessions that are too old at once, and so those whose password or sign-out says so, of which <see cref="SessionSignals"/> hears;
/// every few minutes everybody is looked up, also for a post that was lost. Whoever's mandate ended
/// acts for themselves from then on, and is told so.
/// </summary>
internal sealed class SessionEvents(NpgsqlDataSource db, SessionSignals signals, InterruptedForms interrupted, MandateRows mandates, AskRegisterWhenDue ask,
    TimeProvider clock)
    : CookieAuthenticationEvents
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(3);

    /// <summary>What answers everybody alike asks nobody who they are: an answer that others may keep renews no session.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !OpenToAll.Is(context.HttpContext);
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

        var looked = SessionKeeper.Read(context.Properties, SessionKeeper.Looked);
        if (now - looked < LookEvery && !signals.IsNews(actor.Account, looked) && !(actor.ActingFor?.Until <= now))
            return;
        if (!await Look(actor, context.Properties, now, context.HttpContext.RequestAborted))
        {
            await Reject(context);
            return;
        }

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
        var staffOnly = access.Count > 0 && !access.Any(w => w is Who.Anyone or Who.SignedIn or Who.Applicant);
        // What was posted cannot be posted again by coming back; it waits to be pressed once more.
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
            : await interrupted.TryKeep(context.HttpContext) ? InterruptedForms.Page
            : request.PathBase + request.Path;
        context.Response.Redirect(
            $"{request.PathBase}{(staffOnly ? IdentityLinks.SignInStaff : IdentityLinks.SignIn)}{QueryString.Create("return", back)}");
    }

    /// <summary>As whom they act now: as the mandate is at this moment, or as themselves, knowing why.</summary>
    private async Task<Actor> Acting(Actor actor, Represented represented, CancellationToken cancel)
    {
        if (actor.Person is not { } person)
            return actor with { ActingFor = null };
        if (await mandates.Now(person, represented.Key, cancel) is not { } now)
            return actor with { ActingFor = null, Lost = new(represented.Name, await mandates.WhyLost(person, represented, cancel)) };
        // Asked by itself, beside this request: nobody waits for another authority with every page.
        if (now.IsBody && now.Agent is null)
            await ask.Soon(person, now.Subject, cancel);
        return actor with { ActingFor = now };
    }

    private async Task<bool> Look(Actor actor, AuthenticationProperties properties, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select
                exists (select from identity.sign_ins s join identity.accounts a on a.id = s.account
                        where s.id = $1 and s.ended_at is null and a.id = $2 and a.stamp = $3)
                and ($4::text is null or exists (select from identity.posts where account = $2
                        and department || '/' || region || '/' || role = $4 and valid_from <= $5 and (valid_until is null or valid_until > $5)))
            """);
        properties.Items.TryGetValue(SessionKeeper.SessionId, out var session);
        properties.Items.TryGetValue(SessionKeeper.Stamp, out var stamp);
        command.Parameters.Add(Sql.P(Guid.TryParse(session, out var id) ? id : Guid.Empty));
        command.Parameters.Add(Sql.P(actor.Account));
        command.Parameters.Add(Sql.P(stamp ?? ""));
        command.Parameters.Add(Sql.P(actor.Post is { } post ? $"{post.Department}/{post.Region}/{post.Role.ToString().ToLowerInvariant()}" : null));
        command.Parameters.Add(Sql.P(now));
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task Reject(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
