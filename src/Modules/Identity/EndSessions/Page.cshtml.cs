using Microsoft.AspNetCore.Mvc;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.EndSessions;

/// <summary>Where somebody is signed in, and out of there: one device, or all others at once.</summary>
[Access(Right.KeepOwnAccount), AsksAgain]
internal sealed class EndSessionsPage(SignInLog log) : OneStopPage
{
    /// <summary>The session to end; none for all but this one.</summary>
    [BindProperty(Name = "session")]
    public Guid? Session { get; set; }

    public IReadOnlyList<OpenSession> Open { get; private set; } = [];

    public Guid? This { get; private set; }

    public bool IsStaff => Actor.IsStaff;

    public async Task OnGet(CancellationToken cancel)
    {
        This = await SessionKeeper.Current(HttpContext);
        Open = await log.Open(Actor.Account, Now - SessionKeeper.Longest(Actor.IsStaff), cancel);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!ModelState.IsValid || await SessionKeeper.Current(HttpContext) is not { } current)
            return BadRequest();
        var others = (await log.Open(Actor.Account, Now - SessionKeeper.Longest(Actor.IsStaff), cancel)).Select(s => s.Id).Where(id => id != current);
        await log.Ended([.. others.Where(id => Session is null || id == Session)], cancel);
        return GoAndTell(IdentityLinks.Sessions, Session is null ? "others" : "one");
    }

    /// <summary>What the device calls itself, in words.</summary>
    public string Words(OpenSession session) => DeviceWords.Of(session.Device, T);
}
