using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Cases;
using OneStop.Identity.People;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ChooseRepresented;

[Access(Right.KeepOwnIdentity)]
internal sealed class ChooseRepresentedPage(Mandates mandates, LastRepresented last, IRunningMatters? running = null) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "for")]
    public string? For { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>For whom they act, else for whom they did before they signed in.</summary>
    public string Chosen => (Actor.ActingFor?.Subject ?? last.Of(HttpContext, Actor.Account)) is { } subject && Choices.Any(c => c.Value == subject.ToString())
        ? subject.ToString() : RepresentedChoice.Myself;

    public string BindUrl => IdentityLinks.RegisterEnterpriseThen(Url.LocalOrHome(Back));

    public async Task OnGet(CancellationToken cancel) => await Show(await mandates.Of(Actor.Person!.Value, cancel), cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var own = await mandates.Of(Actor.Person!.Value, cancel);
        await Show(own, cancel);
        var outcome = RepresentedChoice.Choose(For, own);
        if (!outcome.Succeeded(out var represented))
            return Refuse(outcome.Refusals);
        await SessionKeeper.ActFor(HttpContext, represented);
        last.Remember(HttpContext, Actor.Account, represented?.Subject);
        return Redirect(Url.LocalOrHome(Back));
    }

    private async Task Show(IReadOnlyList<Mandate> own, CancellationToken cancel)
    {
        // What waits for an answer is told before anybody chooses: under another name it is not seen.
        var waiting = running is not null
            ? await running.Waiting([Actor.Person!.Value, .. own.Select(m => m.Enterprise)], cancel) : new Dictionary<Guid, int>();
        Choices =
        [
            new(RepresentedChoice.Myself, T["acting.myself", Actor.Name], Hint(T["acting.myself.hint"], Actor.Person!.Value)),
            .. own.Select(m => new Choice(m.Enterprise.ToString(), m.Facts.Name,
                Hint(m.IsLegalRepresentative ? T["acting.representative"] : T["acting.operator"], m.Enterprise))),
        ];

        string Hint(string text, Guid subject) => waiting.TryGetValue(subject, out var count) ? T["acting.waiting", text, count] : text;
    }
}
