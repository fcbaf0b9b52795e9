using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Cases;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ChooseRepresented;

/// <summary>For whom somebody acts: for themselves, or for whoever lets them at this moment.</summary>
[Access(Right.KeepOwnIdentity), ForWhomever]
internal sealed class ChooseRepresentedPage(MandateRows mandates, RegisterStandings standings, LastRepresented last, IRunningMatters? running = null)
    : OneStopPage
{
    private IReadOnlyList<Represented> own = [];

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "for")]
    public string? For { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Offers that wait for an answer of whoever is signed in.</summary>
    public IReadOnlyList<Mandate> Offers { get; private set; } = [];

    /// <summary>For whom they act, else for whom they did before they signed in.</summary>
    public string Chosen => (Actor.ActingFor?.Key ?? last.Of(HttpContext, Actor.Account)) is { } key && own.Any(r => r.Key == key)
        ? key : RepresentedChoice.Myself;

    /// <summary>Whom they acted for until it ended.</summary>
    public LostRepresented? Lost => Actor.Lost;

    public string BindUrl => IdentityLinks.RegisterEnterpriseThen(Url.LocalOrHome(Back));

    public async Task OnGet(CancellationToken cancel) => await Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        // What the register said a while ago is asked again before anybody acts on it.
        if (Represented.ReadKey(For) is (var subject, var through))
            await standings.Refresh(Actor.Person!.Value, through ?? subject, cancel);
        await Show(cancel);
        var outcome = RepresentedChoice.Choose(For, own);
        if (!outcome.Succeeded(out var represented))
            return Refuse(outcome.Refusals);
        await SessionKeeper.ActFor(HttpContext, represented);
        last.Remember(HttpContext, Actor.Account, represented?.Key);
        return Redirect(Url.LocalOrHome(Back));
    }

    private async Task Show(CancellationToken cancel)
    {
        var person = Actor.Person!.Value;
        own = await mandates.Choices(person, cancel);
        Offers = await mandates.Offered(person, cancel);
        // What waits for an answer is told before anybody chooses: under another name it is not seen.
        var waiting = running is not null
            ? await running.Waiting([person, .. own.Where(r => r.Agent is null).Select(r => r.Subject)], cancel) : new Dictionary<Guid, int>();
        Choices =
        [
            new(RepresentedChoice.Myself, T["acting.myself", Actor.Name], Hint(T["acting.myself.hint"], person)),
            .. own.Select(r => new Choice(r.Key, r.Name, Hint(As(r), r.Subject))),
        ];

        string Hint(string text, Guid subject) => waiting.TryGetValue(subject, out var count) ? T["acting.waiting", text, count] : text;
    }

    private string As(Represented represented)
    {
        var (by, what) = (T["acting.as." + represented.As], represented.Organisation is { } organisation ? T["acting.through", organisation] : "");
        return represented.Until is { } until ? T["acting.as-until", by + what, until] : by + what;
    }
}
