using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.SignIn;
using OneStop.Identity.TwoStep;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Begins, changes and ends sessions. All that a page needs to know of the actor is in the encrypted cookie, so that no
/// request asks the database who it is; <see cref="SessionEvents"/> looks again every few minutes.
/// </summary>
internal sealed class SessionKeeper(
    SignInManager<Account> signIn, SignInLog log, KnownDevices devices, IPeople people, ICatalog catalog, Authenticators authenticators,
    OneStopSettings settings, TimeProvider clock)
    : IFreshProof
{
    internal const string SessionId = "session", Began = "began", Looked = "looked", Stamp = "stamp", Proved = "proved", PostUntil = "post-until";

    /// <summary>For so long after showing who they are nobody is asked again, also for what counts most.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public static TimeSpan Idle(bool staff) => staff ? TimeSpan.FromMinutes(30) : TimeSpan.FromHours(2);

    public static TimeSpan Longest(bool staff) => staff ? TimeSpan.FromHours(8) : TimeSpan.FromHours(24);

    /// <summary>
    /// Whether an official still has to give a code: who has an authenticator always, and everybody outside of a demo. A passkey is both steps.
    /// </summary>
    public async Task<bool> WantsCode(Admitted admitted, CancellationToken cancel) => admitted is { Post: not null, ByPasskey: false, ByCode: false }
        && (!settings.IsDemo || (await authenticators.Of(admitted.Account.Id, cancel)).IsOn);

    /// <summary>Signs in. False when the person was forgotten meanwhile.</summary>
    /// <param name="admitted">Whose password was right.</param>
    /// <param name="represented">The enterprise acted for from the start; the caller has checked the mandate.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <param name="mayChoose">There is somebody to act for.</param>
    public async Task<bool> Begin(Admitted admitted, Represented? represented, CancellationToken cancel, bool mayChoose = false)
    {
        var account = admitted.Account;
        if (await people.Person(account.Subject, cancel) is not { } person)
            return false;
        // Whoever forgets to ask elsewhere lets nobody in here.
        if (await WantsCode(admitted, cancel))
            throw new InvalidOperationException("The second step of this official was left out.");
        var now = clock.GetUtcNow();
        var staff = admitted.Post is not null;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Idle(staff), AllowRefresh = true };
        var session = await log.Began(admitted.Login, account.Id, Devices.Of(signIn.Context.Request), admitted.Way, cancel);
        properties.Items[SessionId] = session.ToString();
        properties.Items[Began] = properties.Items[Looked] = Write(now);
        // An official's password alone is half of the proof.
        if (!staff || admitted.ByPasskey || admitted.ByCode)
            properties.Items[Proved] = Write(now);
        properties.Items[Stamp] = account.Stamp;
        if (admitted.Post?.Until is { } until)
            properties.Items[PostUntil] = Write(until);
        var actor = admitted.Post is { } post
            ? new Actor(account.Id, account.Subject, person.Name, null, PostsOf.Named(post), PostsOf.DepartmentName(post, catalog), session)
            : new Actor(account.Id, account.Subject, person.Name, represented, null, null, session) { MayChoose = mayChoose };
        await signIn.SignInWithClaimsAsync(account, properties, actor.ToClaims());
        devices.Remember(signIn.Context, account.Id);
        return true;
    }

    /// <summary>The same session, now for somebody else; null for oneself. The caller has checked the mandate.</summary>
    public static Task ActFor(HttpContext context, Represented? represented) => Change(context, actor => actor with
    {
        ActingFor = represented,
        Lost = null,
        MayChoose = actor.MayChoose || represented is not null,
    });

    /// <summary>There is somebody to act for from now on.</summary>
    public static Task NoteChoice(HttpContext context) => Change(context, actor => actor with { MayChoose = true });

    /// <summary>The person was confirmed meanwhile and has their true subject now.</summary>
    public static Task ReplacePerson(HttpContext context, Guid subject, string name) => Change(context, actor => actor with { Person = subject, Name = name });

    /// <summary>Whether the actor showed a short while ago who they are; else <see cref="ProveAgain.ProveAgainPage"/> asks.</summary>
    public async Task<bool> IsFresh(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } properties
            && clock.GetUtcNow() - Read(properties, Proved) < Fresh;

    Task<bool> IFreshProof.Has(HttpContext context) => IsFresh(context);

    string IFreshProof.AskThen(string back) => IdentityLinks.ProveThen(back);

    /// <summary>The actor has just shown once more who they are.</summary>
    public async Task NoteProof(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        ticket.Properties!.Items[Proved] = Write(clock.GetUtcNow());
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User, ticket.Properties);
    }

    /// <summary>The session of this request.</summary>
    public static async Task<Guid?> Current(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.Items.TryGetValue(SessionId, out var id) == true
            && Guid.TryParse(id, out var session) ? session : null;

    public async Task End(HttpContext context, CancellationToken cancel)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (ticket.Properties?.Items.TryGetValue(SessionId, out var id) == true && Guid.TryParse(id, out var session))
            await log.Ended([session], cancel);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static async Task Change(HttpContext context, Func<Actor, Actor> change)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var actor = Actor.From(context.User) ?? throw new InvalidOperationException("Nobody is signed in.");
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Principals.Of(change(actor)), ticket.Properties);
    }

    internal static string Write(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    internal static DateTimeOffset Read(AuthenticationProperties properties, string item) =>
        properties.Items.TryGetValue(item, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;
}
