using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Identity;
using OneStop.Identity.People;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ShowAccount;

[Access(Who.SignedIn)]
internal sealed class ShowAccountPage(IPeople people, Mandates mandates, SignInLog log) : OneStopPage
{
    private static readonly string[] Told = ["password", "enterprise", "verified"];

    private string? done;

    public Person? Person { get; private set; }

    public IReadOnlyList<Mandate> Own { get; private set; } = [];

    public IReadOnlyList<(DateTimeOffset At, string Outcome)> SignIns { get; private set; } = [];

    /// <summary>What was just done, to say so.</summary>
    public string? Done => Told.Contains(done) ? done : null;

    public Actor Me => Actor;

    public async Task OnGet([FromQuery(Name = "done")] string? just, CancellationToken cancel)
    {
        done = just;
        await Load(cancel);
    }

    private async Task Load(CancellationToken cancel)
    {
        if (Actor.Person is { } subject)
        {
            Person = await people.Person(subject, cancel);
            Own = await mandates.Of(subject, cancel);
        }

        SignIns = await log.Last(Actor.Account, 5, cancel);
    }
}
